"""Instructions that the lifter does not know, and the helpers that it calls for some that it knows."""

from vex_operations import Unsupported


def execute(machine, address):
    """Executes the instruction at `address`, and gives the address of the next."""
    raise Unsupported(f"the instruction {machine.image.read(address, 8).hex()}")


def call_helper(machine, statement):
    raise Unsupported(f"the helper {statement.cee.name}")


def call_pure_helper(name, arguments, width):
    """The result of a helper without effects, or nothing where the tool does not know it."""
    return None
