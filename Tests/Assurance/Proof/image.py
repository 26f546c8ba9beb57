"""A linked ELF file: its functions, and the memory that never changes."""

import pathlib

from elftools.elf.elffile import ELFFile

WRITE = 1  # SHF_WRITE


def _is_constant(section):
    """Whether nobody writes to a section.

    Swift's `.rodata` is marked as writable on Linux where some of its metadata are to be relocated; no code writes to
    the constants in it.
    """
    return section.name.startswith(".rodata") or not section["sh_flags"] & WRITE


class Image:
    def __init__(self, path):
        self.path = pathlib.Path(path)
        with open(path, "rb") as file:
            elf = ELFFile(file)
            self.machine = elf["e_machine"]
            #: Address and bytes of what a program loads and does not write.
            self.sections = [
                (section["sh_addr"], bytearray(section.data())) for section in elf.iter_sections()
                if section["sh_addr"] and section["sh_type"] == "SHT_PROGBITS" and _is_constant(section)]
            symbols = elf.get_section_by_name(".symtab")
            if symbols is None:
                raise ValueError(f"{path} is stripped")
            #: Where the linker will write the address of a function of another library, and its name.
            self.imports = {
                relocation["r_offset"]: elf.get_section(section["sh_link"]).get_symbol(relocation["r_info_sym"]).name
                for section in elf.iter_sections() if section["sh_type"] == "SHT_RELA" and section["sh_link"]
                for relocation in section.iter_relocations()}
            self.symbols = {
                symbol.name: (symbol["st_value"], symbol["st_size"]) for symbol in symbols.iter_symbols()
                if symbol["st_info"]["type"] in ("STT_FUNC", "STT_OBJECT")}

    def find(self, part):
        """The name of the function whose name has the part: the longest, to which others of the name jump."""
        names = [name for name in self.symbols if part in name]
        if not names:
            raise LookupError(f"{self.path.name} has no function {part}")
        return max(names, key=lambda name: self.symbols[name][1])

    def address(self, name):
        # The lowest bit of a function's address tells that its code is Thumb.
        return self.symbols[name][0]

    def read(self, address, count):
        """Bytes that are in the file, as far as they go."""
        for start, data in self.sections:
            if start <= address < start + len(data):
                return bytes(data[address - start:address - start + count])
        return b""

    def flip(self, address, bit):
        """Changes one bit."""
        for start, data in self.sections:
            if start <= address < start + len(data):
                data[address - start] ^= 1 << bit
