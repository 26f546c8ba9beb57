"""The statement about a compression function of many blocks, and its proof by induction over their number."""

import dataclasses
import random

import functions
import specification
from compress import Proof
from machine import Machine
from matching import prove
from refusals import NotProved, Refused
from terms import (
    bvadd, bvmul, bvnot, bvsub, concat, constant, equal, evaluate, forget_all, in_order, less, rebuild, split_sum,
    variable, zero_extend)
from vex_operations import lanes

#: Of the number of blocks: a span has less than 2^63 bytes.
COUNT_BITS = 57


def prove_blocks(image, symbol, make_convention, solver, fewer_than=None, lane_count=None):
    """Proves for all hash values, all numbers of blocks and all blocks that a function is FIPS 180-4 §6.2.2, once for
    each block. With `fewer_than`, for all numbers of blocks up to that.

    `symbol` is a function of three arguments: a pointer to a hash value, which it replaces, a pointer to bytes, and
    their number, a multiple of 64. With `lane_count`, of five: a pointer to hash values, of which it replaces so many,
    a pointer to bytes, their number, a pointer to offsets where messages stand, and the number of blocks of each.
    """
    if lane_count:
        return _LaneInduction(image, symbol, make_convention, solver, fewer_than, lane_count).prove()
    return _Induction(image, symbol, make_convention, solver, fewer_than).prove()


def prove_append(image, symbol, make_convention, solver):
    """Proves for all numbers of blocks that a function compresses each in turn, whatever the compression function is.

    `symbol` is `append`, a method of a `SHA256` on the portable backend whose block is empty. Its arguments are a
    pointer to bytes, their number, a multiple of 64, and zero.
    """
    return _AppendInduction(image, symbol, make_convention, solver).prove()


class _Induction:
    """The invariant: when the code is at the head of its loop, after i of n blocks and with i < n, the hash value so
    far is where the initial one was at the first time, and what counts blocks has counted i."""

    def __init__(self, image, symbol, make_convention, solver, fewer_than=None, lane_count=1):
        forget_all()
        self.image, self.make_convention, self.solver = image, make_convention, solver
        self.lane_count = lane_count
        self.entry = image.address(symbol)
        self.width = make_convention().arch.bits
        self.initial = specification.words("H", 8 * lane_count)
        self.so_far = specification.words("H so far ", 8 * lane_count)
        self.count, self.index = variable("n", COUNT_BITS), variable("i", COUNT_BITS)
        self.limit = [] if fewer_than is None else [less(self.count, constant(fewer_than, COUNT_BITS))]

    def prove(self):
        self.check_no_block()
        self.find_loop()
        self.find_invariant()
        self.check_step()
        return self.check_end()

    # MARK: Machines

    def _machine(self, block_count, index, hash_value):
        """A machine at the entry of the function, which may read the blocks number `index`."""
        machine = Machine(self.image, self.make_convention())
        data = variable("address of the blocks", self.width)
        # Bytes have an address.
        machine.assumptions = [*self.limit, bvnot(equal(data, constant(0, self.width)))]
        starts = self._pass_arguments(machine, data, block_count, hash_value)
        self.blocks, self.block_regions = [], []
        for lane, start in enumerate(starts):
            region = machine.add_region(
                f"the block of lane {lane}", 64, writable=False, base=bvadd(start, _byte_count(index)))
            data_bytes = [variable(f"byte {i} of lane {lane}", 8) for i in range(64)]
            for i, byte in enumerate(data_bytes):
                region.bytes.write(i, byte)
            self.block_regions.append(region)
            self.blocks.append(specification.parse(data_bytes))
        machine.public = {self.count, self.index, *(
            v for term in [*machine.regions, *machine.assumptions] for v in in_order([term])
            if v.operation == "variable")}
        machine.solver = self.solver
        return machine

    def _pass_arguments(self, machine, data, block_count, hash_value):
        """Gives where the blocks begin."""
        length = _byte_count(block_count)
        self._add_hash_values(machine, hash_value, [])
        _set_arguments(machine, self.hash_region.base, data, length)
        # The address of the last byte is not less than that of the first.
        machine.assumptions.append(bvnot(less(bvadd(data, length), data)))
        return [data]

    def _add_hash_values(self, machine, hash_value, other_words):
        content = [*hash_value, *other_words]
        self.hash_region = machine.add_region("hash values", 4 * len(content), alignment=4)
        for i, word in enumerate(content):
            self.hash_region.bytes.write(4 * i, word)

    def _compress(self, hash_value):
        """The specification's next hash values, and the words on the way."""
        results, named = [], []
        for lane, block in enumerate(self.blocks):
            expected, words = specification.compress(hash_value[8 * lane:8 * lane + 8], block)
            results += expected
            named += [(f"{name}, lane {lane}" if len(self.blocks) > 1 else name, word) for name, word in words]
        return results, named

    # MARK: The steps of the proof

    def check_no_block(self):
        machine = self._machine(constant(0, COUNT_BITS), constant(0, COUNT_BITS), self.initial)
        machine.run(self.entry)
        if self._result() != self.initial:
            raise NotProved("without a block, the hash value changes")

    def find_loop(self):
        """The head of the loop over blocks: what a run over five blocks begins five times, or four."""
        machine = self._machine(constant(5, COUNT_BITS), constant(0, COUNT_BITS), self.initial)
        for region in self.block_regions:
            region.high = 5 * 64
            for i in range(64, 5 * 64):
                region.bytes.write(i, variable(f"byte {i}", 8))
        machine.run(self.entry)
        heads = [address for address, visits in machine.visits.items() if visits in (4, 5)]
        if not heads:
            raise Refused("a loop over the blocks was not found")
        self.head = heads[0]

    def find_invariant(self):
        """Runs to the head of the loop twice, and sees what has changed."""
        first = self._machine(self.count, constant(0, COUNT_BITS), self.initial)
        first.assumptions.append(less(constant(1, COUNT_BITS), self.count))
        self._reach_head(first, self.entry)
        stores = [store.copy() for store in self._stores(first)]
        self._reach_head(first, self.head)
        self.template = [
            _generalize(*pair, self.initial, self._becomes) for pair in zip(stores, self._stores(first))]
        # With one block too, the head is reached, and the invariant holds.
        one = self._machine(self.count, constant(0, COUNT_BITS), self.initial)
        one.assumptions.append(less(constant(0, COUNT_BITS), self.count))
        self._reach_head(one, self.entry)
        self._matches_template(one, constant(0, COUNT_BITS), self.initial)

    def _becomes(self, x, y):
        """Whether y is to the next hash value what x is to the initial one, for random numbers."""
        generator = random.Random(2)
        expected, _ = self._compress(self.initial)
        variables = [v for v in in_order([x, y, *expected]) if v.operation == "variable"]
        assignment = {v: generator.getrandbits(v.width) for v in variables}
        numbers = evaluate([y, *expected], assignment)
        after = evaluate([x], {h: numbers[word] for h, word in zip(self.initial, expected)})
        return after[x] == numbers[y]

    def check_step(self):
        """From the invariant for i to that for i + 1, where there is one block more."""
        while True:
            machine = self._at_head()
            next_index = bvadd(self.index, constant(1, COUNT_BITS))
            machine.assumptions += [less(self.index, self.count), less(next_index, self.count)]
            self._reach_head(machine, self.head)
            if self._matches_template(machine, next_index, specification.words("H next ", 8 * self.lane_count)):
                return

    def check_end(self):
        """From the invariant to the end, where this is the last block."""
        machine = self._at_head()
        next_index = bvadd(self.index, constant(1, COUNT_BITS))
        machine.assumptions += [less(self.index, self.count), equal(next_index, self.count)]
        if machine.run(self.head, until=self.head):
            raise NotProved("more blocks than there are")
        expected, named = self._compress(self.so_far)
        words_found = prove(self._result(), expected, named, self.solver)
        return Proof(
            len(named) + len(expected), words_found, machine.convention.stack_byte_count(), machine.instruction_count,
            set())

    # MARK: States

    def _stores(self, machine):
        return [machine.registers, machine.convention.stack.bytes, self.hash_region.bytes]

    def _result(self):
        return [self.hash_region.bytes.read(4 * i, 4) for i in range(8 * self.lane_count)]

    def _reach_head(self, machine, address):
        if not machine.run(address, until=self.head):
            raise NotProved("the function returns before its last block")

    def _at_head(self):
        machine = self._machine(self.count, self.index, self.so_far)
        for store, template in zip(self._stores(machine), self.template):
            template.write(store, self.index, dict(zip(self.initial, self.so_far)))
        return machine

    def _matches_template(self, machine, index, hash_value):
        """Whether the state is that of the invariant. What is not is taken out of the invariant: it was a guess.

        The words of the hash value must be those of the specification.
        """
        found, wanted, is_matching = [], [], True
        for store, template in zip(self._stores(machine), self.template):
            for entry, term in template.terms(index, dict(zip(self.initial, hash_value))):
                actual = store.read(entry.offset, entry.byte_count)
                if actual is term:
                    continue
                if entry.is_hash_value and actual is not None:
                    found.append(actual)
                    wanted.append(term)
                elif actual is None or not self.solver.are_equal(actual, term, machine.assumptions):
                    template.forget(entry)
                    is_matching = False
        if found and is_matching:
            expected, named = self._compress(self.so_far)
            wanted = [rebuild(term, dict(zip(hash_value, expected))) for term in wanted]
            prove(_words(found), _words(wanted), named, self.solver)
        return is_matching


class _LaneInduction(_Induction):
    """The same of a function that compresses blocks of several messages in each step."""

    def _pass_arguments(self, machine, data, block_count, hash_value):
        self._add_hash_values(machine, hash_value, [])
        length, byte_count = variable("byte count", self.width), _byte_count(block_count)
        offsets = [variable(f"offset {lane}", self.width) for lane in range(self.lane_count)]
        region = machine.add_region("offsets", 8 * self.lane_count, writable=False, alignment=8)
        for lane, offset in enumerate(offsets):
            region.bytes.write(8 * lane, offset)
        _set_arguments(
            machine, self.hash_region.base, data, length, region.base, zero_extend(block_count, self.width))
        # The messages are within the bytes.
        machine.assumptions += [
            bvnot(less(bvadd(data, length), data)), bvnot(less(length, constant(0, self.width), signed=True))]
        for offset in offsets:
            machine.assumptions += [bvnot(less(length, offset)), bvnot(less(bvsub(length, offset), byte_count))]
        return [bvadd(data, offset) for offset in offsets]


class _AppendInduction(_Induction):
    """The same of `append`, which calls a compression function of which nothing is known."""

    accepts_any_call = False

    def _machine(self, block_count, index, hash_value):
        machine = super()._machine(block_count, index, hash_value)
        compression = functions.Compression(self.solver, self.accepts_any_call)
        compression.install(machine)
        self.next_words = compression.of_specification(hash_value, self.blocks[0])
        return machine

    def _pass_arguments(self, machine, data, block_count, hash_value):
        length = _byte_count(block_count)
        # The block, the length and the backend of the `SHA256`.
        others = [*specification.words("block ", 16), *specification.words("length ", 2), constant(0, 32)]
        self._add_hash_values(machine, hash_value, others)
        _set_arguments(machine, data, length, constant(0, self.width))
        machine.set_register(machine.convention.self_register, self.hash_region.base)
        machine.convention.note_registers(machine)
        machine.assumptions.append(bvnot(less(bvadd(data, length), data)))
        return [data]

    def _compress(self, hash_value):
        return self.next_words, []

    def find_loop(self):
        self.accepts_any_call = True
        super().find_loop()
        self.accepts_any_call = False


def _set_arguments(machine, *values):
    for name, value in zip(machine.convention.arguments, values):
        machine.set_register(name, value)


def _words(terms):
    return [word for term in terms for word in lanes(term, 32)]


def _byte_count(block_count):
    """64 bytes a block."""
    return concat(constant(0, 1), block_count, constant(0, 6))


@dataclasses.dataclass(frozen=True)
class _Entry:
    """What is at an offset, and how much is added to it for each block."""

    offset: int
    byte_count: int
    term: object
    step: int = 0
    is_hash_value: bool = False


class _Template:
    """What is known of registers, or of a memory, at the head of the loop."""

    def __init__(self):
        self.known, self.forgotten = [], []

    def terms(self, index, hash_value):
        """What is there after `index` blocks, where the hash value so far is the values of `hash_value`."""
        for entry in list(self.known):
            term = entry.term
            if entry.step:
                steps = bvmul(zero_extend(index, term.width), constant(entry.step, term.width))
                term = bvadd(term, steps)
            yield entry, rebuild(term, hash_value) if entry.is_hash_value else term

    def write(self, store, index, hash_value):
        store.forget_all()
        for entry, term in self.terms(index, hash_value):
            store.write(entry.offset, term)
        for entry in self.forgotten:
            store.write(entry.offset, variable(f"forgotten {id(self)} {entry.offset}", 8 * entry.byte_count))

    def forget(self, entry):
        self.known.remove(entry)
        self.forgotten.append(entry)


def _generalize(first, second, hash_value, becomes):
    """What is the same at the second time, or more by a number, or was of the initial hash value and is of the next; in
    eight bytes each."""
    template = _Template()
    for slot in sorted({offset & ~7 for offset in first.offsets()}):
        for offset, count in ((slot, 8),) if first.read(slot, 8) is not None else ((slot + i, 1) for i in range(8)):
            x, y = first.read(offset, count), second.read(offset, count)
            if x is None:
                continue
            entry = _Entry(offset, count, x)
            variables = {v for v in in_order([x]) if v.operation == "variable"}
            if x is y:
                template.known.append(entry)
            elif y is not None and variables and variables <= set(hash_value) and becomes(x, y):
                template.known.append(dataclasses.replace(entry, is_hash_value=True))
            elif count == 8 and y is not None and split_sum(x)[0] is split_sum(y)[0]:
                template.known.append(dataclasses.replace(entry, step=split_sum(y)[1] - split_sum(x)[1]))
            else:
                template.forgotten.append(entry)
    return template
