"""The statements about the vector backend's pipeline, which compresses groups of four blocks, and their proofs.

A schedule is what the backend prepares of a group: 64 vectors of W(t) of the four blocks, and then 64 times four words
W(t) + K(t).
"""

import specification
from functions import replace_function
from machine import Machine
from matching import prove
from refusals import NotProved
from terms import bvadd, bvnot, constant, equal, forget_all, split_sum, variable

GROUP_SIZE, SUMS_OFFSET, SCHEDULE_SIZE = 256, 1024, 2048
START, ROUNDS = "16PureCryptoVector8ScheduleV5start", "16PureCryptoVector6rounds_2of"
GROUPS, BLOCKS = "16PureCryptoVector8compress_12groupsOfFour", "16PureCryptoVector8compress_6blocks"


def _schedule(blocks):
    """The words of a schedule, and the words on the way to it."""
    all_words, named = [], []
    for lane, block in enumerate(blocks):
        words, names = specification.schedule(block)
        all_words.append(words)
        named += [(f"{name}, lane {lane}", word) for name, word in names]
    words = [all_words[lane][t] for t in range(64) for lane in range(4)]
    sums = [bvadd(word, constant(specification.K[i // 4], 32)) for i, word in enumerate(words)]
    return words + sums, named


def _add_words(machine, name, words, byte_count=None):
    region = machine.add_region(name, byte_count or 4 * len(words), alignment=16)
    for i, word in enumerate(words):
        region.bytes.write(4 * i, word)
    return region


def _add_group(machine):
    """Four blocks, and a pointer to them."""
    data = [variable(f"byte {i}", 8) for i in range(GROUP_SIZE)]
    region = machine.add_region("group", GROUP_SIZE, writable=False)
    for i, byte in enumerate(data):
        region.bytes.write(i, byte)
    return [specification.parse(data[i:i + 64]) for i in range(0, GROUP_SIZE, 64)], region.base


def _read(region):
    return [region.bytes.read(4 * i, 4) for i in range(region.high // 4)]


def prove_start(image, make_convention, solver):
    """The schedule of a group."""
    forget_all()
    machine = Machine(image, make_convention())
    blocks, pointer = _add_group(machine)
    result = _add_words(machine, "schedule", [], SCHEDULE_SIZE)
    _call(machine, START, pointer, constant(GROUP_SIZE, 64), r13=result.base)
    expected, named = _schedule(blocks)
    prove(_read(result), expected, named, solver)


def prove_rounds(image, make_convention, solver):
    """The rounds of four blocks in turn, whose schedule is ready, and the schedule of the next group."""
    forget_all()
    machine = Machine(image, make_convention())
    machine.reads_padding = True
    hash_value = specification.words("H", 8)
    blocks = [specification.words(f"block {i} word ", 16) for i in range(4)]
    current, named = _schedule(blocks)
    for i, block in enumerate(blocks):
        result = result if i else hash_value
        result, names = specification.compress(result, block)
        named += [(f"{name}, block {i}", word) for name, word in names]
        named += [(f"H{j} after block {i}", word) for j, word in enumerate(result)]
    next_blocks, pointer = _add_group(machine)
    next_schedule, names = _schedule(next_blocks)
    state = _add_words(machine, "hash value", hash_value)
    region = _add_words(machine, "next schedule", [], SCHEDULE_SIZE)
    _call(machine, ROUNDS, state.base, _add_words(machine, "schedule", current).base, region.base, pointer,
          constant(GROUP_SIZE, 64))
    prove(_read(state) + _read(region), result + next_schedule,
          named + [(f"{name}, next group", word) for name, word in names], solver)


def prove_groups(image, make_convention, solver, count):
    """That so many groups pass through the pipeline in turn, whatever rounds and schedules are."""
    forget_all()
    machine = Machine(image, make_convention())
    machine.reads_padding = True
    data = machine.add_region("groups", GROUP_SIZE * count, writable=False)
    state = _add_words(machine, "hash value", _after(0))
    # Bytes have an address.
    machine.public.add(data.base)
    machine.solver, machine.assumptions = solver, [bvnot(equal(data.base, constant(0, 64)))]
    done = []

    def index_of(span):
        base, offset = split_sum(span)
        if base is not data.base or offset % GROUP_SIZE or offset >= GROUP_SIZE * count:
            raise NotProved("a schedule of what is not a group")
        return offset // GROUP_SIZE

    def write_schedule(address, span):
        for i, word in enumerate(specification.words(f"schedule {index_of(span)} ", SCHEDULE_SIZE // 4)):
            machine.store(_at(address, 4 * i), word)

    def start():
        write_schedule(machine.register("r13"), machine.register("rdi"))

    def rounds():
        state_address, current, following, span = (machine.register(name) for name in ("rdi", "rsi", "rdx", "rcx"))
        group = len(done)
        sums = [machine.load(_at(current, SUMS_OFFSET + 4 * i), 4) for i in range(256)]
        if sums != specification.words(f"schedule {group} ", SCHEDULE_SIZE // 4)[256:]:
            raise NotProved("rounds with a schedule that is not that of the group")
        if [machine.load(_at(state_address, 4 * i), 4) for i in range(8)] != _after(group):
            raise NotProved("rounds from another hash value")
        done.append(group)
        for i, word in enumerate(_after(group + 1)):
            machine.store(_at(state_address, 4 * i), word)
        write_schedule(following, span)

    replace_function(machine, START, start)
    replace_function(machine, ROUNDS, rounds)
    _call(machine, GROUPS, state.base, data.base, constant(GROUP_SIZE * count, 64))
    if _read(state) != _after(count):
        raise NotProved("not every group passes through the pipeline")


def prove_split(image, make_convention, solver, block_count):
    """That the groups of so many blocks go to the pipeline, whatever it computes, and the rest is compressed."""
    forget_all()
    machine = Machine(image, make_convention())
    machine.reads_padding = True
    byte_count, group_count = 64 * block_count, block_count // 4
    region = machine.add_region("blocks", byte_count, writable=False)
    data = [variable(f"byte {i}", 8) for i in range(byte_count)]
    for i, byte in enumerate(data):
        region.bytes.write(i, byte)
    state = _add_words(machine, "hash value", _after(0))
    machine.public.add(region.base)
    machine.solver, machine.assumptions = solver, [bvnot(equal(region.base, constant(0, 64)))]

    def groups():
        given = [machine.register(name) for name in ("rdi", "rsi", "rdx")]
        if given != [state.base, region.base, constant(GROUP_SIZE * group_count, 64)] or _read(state) != _after(0):
            raise NotProved("other groups than those of the blocks")
        for i, word in enumerate(_after(group_count)):
            machine.store(_at(state.base, 4 * i), word)

    replace_function(machine, GROUPS, groups)
    _call(machine, BLOCKS, state.base, region.base, constant(byte_count, 64))
    result, named = _after(group_count), []
    for start in range(GROUP_SIZE * group_count, byte_count, 64):
        result, names = specification.compress(result, specification.parse(data[start:start + 64]))
        named += [(f"{name}, block {start // 64}", word) for name, word in names]
        named += [(f"H{j} after block {start // 64}", word) for j, word in enumerate(result)]
    prove(_read(state), result, named, solver)


def _after(count):
    """The hash value after groups."""
    return specification.words(f"H after {count} ", 8)


def _at(address, offset):
    return bvadd(address, constant(offset, address.width))


def _call(machine, symbol, *arguments, **registers):
    for name, value in [*zip(machine.convention.arguments, arguments), *registers.items()]:
        machine.set_register(name, value)
    machine.convention.note_registers(machine)
    machine.run(machine.image.address(machine.image.find(symbol)))
