"""A processor and its memory, on terms: runs a function of a linked program.

Whatever the tool cannot follow stops it, and then nothing is proved. So does whatever must not be: a branch or an
address that depends on data, an access outside the memory that the function was given, a read of memory that was never
written, a return with other registers than the caller's.
"""

import itertools

import pyvex

import instructions
import library
import riscv32
import vex_operations
from bytestore import ByteStore
from refusals import Refused, Unsupported
from terms import (
    concat, constant, extract, in_order, is_constant, ite, rebuild, sign_extend, split_sum, variable, zero_extend)


# What is unknown to one machine is not what is unknown to another.
_unknown_numbers = itertools.count()


class Region:
    """Memory at `base`, which is a term: bytes `low` up to `high` of it may be accessed."""

    def __init__(self, name, base, low, high, writable=True):
        self.name, self.base, self.low, self.high, self.writable = name, base, low, high, writable
        self.bytes = ByteStore()
        self.lowest_access = high


class Machine:
    def __init__(self, image, convention):
        self.image, self.convention, self.arch = image, convention, convention.arch
        self.pointer_width = self.arch.bits
        self.regions = {}
        self.registers = ByteStore()
        self.blocks = {}
        #: What is called instead of the code at an address.
        self.replacements = {}
        #: Whether memory of the stack may be read that was never written, as what is between the members of a structure
        #: when it is copied. Nothing is known of it.
        self.reads_padding = False
        #: How often each block of code was begun.
        self.visits = {}
        #: What branches may depend on, what is known of it, and who decides.
        self.public, self.assumptions, self.solver = set(), [], None
        #: What is not public, but what is known of it settles each branch.
        self.settled = set()
        #: The addresses of constants that were read.
        self.constants_read = set()
        #: Instructions so far.
        self.instruction_count = 0
        self.instruction_limit = 2_000_000
        self.address = None
        # Nothing is known of the registers.
        for register in self.arch.register_list:
            if register.vex_offset is not None:
                name = f"initial {register.name}"
                self.registers.write(register.vex_offset, variable(name, 8 * register.size))
        library.link(self)
        convention.prepare(self)

    # MARK: Registers and memory

    def register(self, name):
        offset, size = self.arch.registers[name]
        return self.registers.read(offset, size)

    def set_register(self, name, term):
        offset, size = self.arch.registers[name]
        self.registers.write(offset, zero_extend(term, 8 * size))

    def add_region(self, name, byte_count, low=0, writable=True, base=None, alignment=1):
        """Memory at an address of which nothing is known but that it is a multiple of `alignment`."""
        if base is None:
            zeros = alignment.bit_length() - 1
            base = variable(f"address of {name}", self.pointer_width - zeros)
            base = concat(base, constant(0, zeros)) if zeros else base
        region = self.regions[base] = Region(name, base, low, byte_count, writable)
        return region

    def unknown(self, width):
        """Something of which nothing is known."""
        return variable(f"unknown {next(_unknown_numbers)}", width)

    def _place(self, address, count, verb):
        """The region at an address, and the offset in it."""
        base, offset = split_sum(address)
        if base not in self.regions and self.settled:
            base, offset = self._settle(address)
        if base not in self.regions:
            raise Refused(f"{verb} at an address that depends on data, or of memory that was not given: {base}")
        region = self.regions[base]
        offset = vex_operations.signed(offset, address.width)
        if not region.low <= offset <= region.high - count:
            raise Refused(f"{verb} outside of {region.name}: {count} bytes at {offset}")
        region.lowest_access = min(region.lowest_access, offset)
        return region, offset

    def load(self, address, count):
        if is_constant(address):
            if address.value in self.import_addresses:
                return constant(self.import_addresses[address.value], 8 * count)
            data = self.image.read(address.value, count)
            self.constants_read.update(range(address.value, address.value + count))
            if len(data) != count:
                raise Refused(f"a read of memory that may change, or is none, at {address.value:#x}")
            return constant(int.from_bytes(data, "little"), 8 * count)
        region, offset = self._place(address, count, "a read")
        term = region.bytes.read(offset, count)
        if term is None and self.reads_padding and region is self.convention.stack:
            for i in range(count):
                if region.bytes.read(offset + i, 1) is None:
                    region.bytes.write(offset + i, self.unknown(8))
            term = region.bytes.read(offset, count)
        if term is None:
            raise Refused(f"a read of {region.name} at {offset}, which nobody has written")
        return term

    def store(self, address, term):
        if is_constant(address):
            raise Refused(f"a write to the program at {address.value:#x}")
        region, offset = self._place(address, term.width // 8, "a write")
        if not region.writable:
            raise Refused(f"a write to {region.name}")
        region.bytes.write(offset, term)

    # MARK: Running

    def run(self, address, until=None):
        """Runs the function at `address` until it returns, or until it is at another address. Says whether it is."""
        self.stop_address = until
        # What contradicts itself would prove anything.
        if self.assumptions and self.solver.are_equal(constant(0, 1), constant(1, 1), self.assumptions):
            raise Refused("the assumptions contradict each other")
        try:
            next_address = constant(address, self.pointer_width)
            while not self.convention.is_return(self, next_address):
                if not is_constant(next_address):
                    raise Refused("a branch to an address that depends on data")
                self.visits[next_address.value] = self.visits.get(next_address.value, 0) + 1
                next_address = self._run_block(next_address.value)
                if until is not None and is_constant(next_address, until):
                    return True
            self.convention.check_return(self)
            return False
        except (Refused, Unsupported) as error:
            where = f" (at {self.address:#x})" if self.address is not None else ""
            raise type(error)(f"{error}{where}") from None

    def _run_block(self, address):
        self.address = address
        if address in self.replacements:
            return self.replacements[address](self)
        if self.convention.executes_itself:
            return riscv32.execute(self, address)
        if address not in self.blocks:
            self.blocks[address] = self._lift(address)
        block = self.blocks[address]
        self.temporaries = {}
        for statement in block.statements:
            target = self._execute(statement)
            if target is not None:
                return target
        next_address = self.value(block.next)
        kind = block.jumpkind
        if kind == "Ijk_NoDecode":
            self.address = next_address.value
            return instructions.execute(self, next_address.value)
        if kind not in ("Ijk_Boring", "Ijk_Call", "Ijk_Ret"):
            raise Refused(f"the end of the program, {kind}")
        return next_address

    def _lift(self, address):
        # An odd address is that of Thumb code, one byte before.
        thumb = address & 1 if self.convention.is_thumb else 0
        code = self.image.read(address - thumb, 800)
        if not code:
            raise Refused(f"a jump to {address:#x}, where there is no code")
        # A block ends where the run is to stop.
        if self.stop_address is not None and 0 < self.stop_address - address < len(code):
            code = code[:self.stop_address - address + thumb]
        return pyvex.lift(
            code, address, self.arch, opt_level=self.convention.lifter_level, max_bytes=len(code) - thumb,
            bytes_offset=thumb)

    def _execute(self, statement):
        """Executes a statement of VEX, and gives the address to go on at if that is not the next."""
        tag = statement.tag
        if tag == "Ist_WrTmp":
            self.temporaries[statement.tmp] = self.value(statement.data)
        elif tag == "Ist_Put":
            self.registers.write(statement.offset, self._whole_bytes(self.value(statement.data)))
            self.convention.note_write(self, statement.offset)
        elif tag == "Ist_Store":
            self.store(self.value(statement.addr), self.value(statement.data))
        elif tag == "Ist_IMark":
            self.address = statement.addr
            self.count_instruction()
        elif tag == "Ist_Exit":
            if self.decide(self.value(statement.guard), "a branch"):
                if statement.jumpkind not in ("Ijk_Boring", "Ijk_Call", "Ijk_Ret"):
                    raise Refused(f"the end of the program, {statement.jumpkind}")
                return constant(statement.dst.value, self.pointer_width)
        elif tag == "Ist_Dirty":
            instructions.call_helper(self, statement)
        elif tag in ("Ist_LoadG", "Ist_StoreG"):
            self._execute_guarded(statement)
        elif tag not in ("Ist_AbiHint", "Ist_NoOp", "Ist_MBE"):
            raise Unsupported(f"the statement {tag}")
        return None

    def count_instruction(self):
        self.instruction_count += 1
        if self.instruction_count > self.instruction_limit:
            raise Refused("no end in sight")

    def decide(self, condition, what):
        """Whether a condition holds. It may depend on what is public, if it follows from the assumptions."""
        if is_constant(condition):
            return condition.value == 1
        if not self._is_of(condition, self.public | self.settled):
            raise Refused(f"{what} that depends on data")
        for value in (1, 0):
            if self.solver.are_equal(condition, constant(value, 1), self.assumptions):
                return value == 1
        raise Refused(f"{what} that the assumptions leave open")

    def _settle(self, address):
        """The region at an address, and the offset, where conditions within it are settled, the last ones first."""
        for condition in reversed(in_order([address])):
            if condition.operation == "=" and self._is_of(condition, self.public | self.settled):
                for value in (1, 0):
                    if self.solver.are_equal(condition, constant(value, 1), self.assumptions):
                        address = rebuild(address, {condition: constant(value, 1)})
                        break
            base, offset = split_sum(address)
            if base in self.regions:
                break
        return base, offset

    def _is_of(self, term, variables):
        return all(v in variables for v in in_order([term]) if v.operation == "variable")

    def _execute_guarded(self, statement):
        """A load or store under a condition."""
        is_done = self.decide(self.value(statement.guard), "an access under a condition")
        if statement.tag == "Ist_StoreG":
            if is_done:
                self.store(self.value(statement.addr), self.value(statement.data))
            return
        if not is_done:
            self.temporaries[statement.dst] = self.value(statement.alt)
            return
        conversion = statement.cvt
        width, extend = {
            "ILGop_Ident32": (32, zero_extend), "ILGop_8Uto32": (8, zero_extend), "ILGop_16Uto32": (16, zero_extend),
            "ILGop_8Sto32": (8, sign_extend), "ILGop_16Sto32": (16, sign_extend)}[conversion]
        self.temporaries[statement.dst] = extend(self.load(self.value(statement.addr), width // 8), 32)

    def _whole_bytes(self, term):
        return zero_extend(term, 8) if term.width == 1 else term

    def value(self, expression):
        tag = expression.tag
        if tag == "Iex_RdTmp":
            return self.temporaries[expression.tmp]
        if tag == "Iex_Const":
            width = {"Ity_V128": 128, "Ity_V256": 256}.get(expression.con.type) or expression.con.size
            return constant(int(expression.con.value), width)
        if tag == "Iex_Get":
            width = vex_operations.width_of_type(expression.ty)
            term = self.registers.read(expression.offset, (width + 7) // 8)
            if term is None:
                raise Unsupported(f"a register of which nothing is known: {expression}")
            return extract(term, width - 1, 0)
        if tag == "Iex_Load":
            return self.load(self.value(expression.addr), vex_operations.width_of_type(expression.ty) // 8)
        if tag in ("Iex_Unop", "Iex_Binop", "Iex_Triop", "Iex_Qop"):
            return vex_operations.apply(expression.op, *map(self.value, expression.args))
        if tag == "Iex_ITE":
            condition = self.value(expression.cond)
            x, y = self.value(expression.iftrue), self.value(expression.iffalse)
            if self.public and not is_constant(condition) and self._is_of(condition, self.public):
                return x if self.decide(condition, "a choice") else y
            return ite(condition, x, y)
        if tag == "Iex_CCall":
            arguments = list(map(self.value, expression.args))
            width = vex_operations.width_of_type(expression.retty)
            result = instructions.call_pure_helper(expression.cee.name, arguments, width)
            return self.unknown(width) if result is None else result
        raise Unsupported(f"the expression {tag}")
