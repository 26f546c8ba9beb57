"""Functions of the C library that compiled code calls: what the C standard says of them. And one of Swift's runtime."""

from refusals import Refused
from terms import bvadd, constant, extract, is_constant

#: Addresses where no program is.
FIRST_ADDRESS = 0xFFFF_0000


def link(machine):
    """Gives each function of another library an address, and what is known about it."""
    machine.import_addresses = {}
    addresses = {}
    for slot, name in machine.image.imports.items():
        if name:
            address = addresses.setdefault(name, FIRST_ADDRESS + 16 * len(addresses))
            machine.import_addresses[slot] = address
            machine.replacements[address] = _FUNCTIONS.get(name, _refuse(name))


def _refuse(name):
    def call(machine):
        raise Refused(f"a call of {name}")
    return call


def _memcpy(machine):
    destination, source, count = _arguments(machine)
    copied = [machine.load(_at(source, i), 1) for i in range(count)]
    for i, byte in enumerate(copied):
        machine.store(_at(destination, i), byte)
    return _return(machine, destination)


def _memset(machine):
    destination, value, count = _arguments(machine)
    for i in range(count):
        machine.store(_at(destination, i), extract(value, 7, 0))
    return _return(machine, destination)


def _arguments(machine):
    first, second, count = (machine.register(name) for name in machine.convention.arguments[:3])
    if not is_constant(count):
        raise Refused("a copy of a length that depends on data")
    return first, second, count.value


def _at(address, offset):
    return bvadd(address, constant(offset, address.width))


def _return(machine, value):
    """The registers that the function may change have changed."""
    for name in machine.convention.changed_by_calls:
        machine.set_register(name, machine.unknown(machine.arch.registers[name][1] * 8))
    machine.set_register(machine.convention.result, value)
    return machine.convention.return_from_replacement(machine)


def _tell_debugger(machine):
    """Swift's runtime calls what a debugger has put there."""
    return _return(machine, machine.unknown(machine.pointer_width))


_FUNCTIONS = {
    "memcpy": _memcpy, "memmove": _memcpy, "memset": _memset, "swift_willThrowTypedImpl": _tell_debugger}
