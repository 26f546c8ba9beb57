"""The statement about a compression function of many blocks, and its proof by induction over their number."""

import random

import specification
from machine import Machine, Refused
from matching import NotProved, prove
from terms import (
    bvadd, bvmul, bvnot, concat, constant, equal, evaluate, forget_all, in_order, less, rebuild, split_sum, variable,
    zero_extend)
from vex_operations import lanes

#: Of the number of blocks: a span has less than 2^63 bytes.
COUNT_BITS = 57


def prove_blocks(image, symbol, make_convention, solver, fewer_than=None):
    """Proves for all hash values, all numbers of blocks and all blocks that a function is FIPS 180-4 §6.2.2, once for
    each block.

    `symbol` is a function of three arguments: a pointer to a hash value, which it replaces, a pointer to bytes, and
    their number, a multiple of 64. With `fewer_than`, for all numbers of blocks up to that.
    """
    forget_all()
    proof = _Induction(image, symbol, make_convention, solver, fewer_than)
    proof.check_no_block()
    proof.find_loop()
    proof.find_invariant()
    proof.check_step()
    proof.check_end()
    return proof


class _Induction:
    """The invariant: when the code is at the head of its loop, after i of n blocks and with i < n, the hash value so far
    is where the initial one was at the first time, and what counts blocks has counted i."""

    def __init__(self, image, symbol, make_convention, solver, fewer_than):
        self.image, self.make_convention, self.solver = image, make_convention, solver
        self.entry = image.address(symbol)
        self.initial = specification.words("H", 8)
        self.so_far = specification.words("H so far ", 8)
        self.count, self.index = variable("n", COUNT_BITS), variable("i", COUNT_BITS)
        self.limit = [] if fewer_than is None else [less(self.count, constant(fewer_than, COUNT_BITS))]

    # MARK: Machines

    def _machine(self, byte_count, index, hash_value):
        """A machine at the entry of the function, with the block number `index`."""
        machine = Machine(self.image, self.make_convention())
        width = machine.pointer_width
        self.hash_region = machine.add_region("hash value", 32, alignment=4)
        for i, word in enumerate(hash_value):
            self.hash_region.bytes.write(4 * i, word)
        data = variable("address of the blocks", width)
        block = machine.add_region(
            "the block", 64, writable=False, base=bvadd(data, _byte_count(index, width)))
        bytes_of_block = [variable(f"byte {i}", 8) for i in range(64)]
        for i, byte in enumerate(bytes_of_block):
            block.bytes.write(i, byte)
        self.block = specification.parse(bytes_of_block)
        names = machine.convention.arguments
        for name, value in zip(names, (self.hash_region.base, data, byte_count)):
            machine.set_register(name, value)
        machine.public = {self.count, self.index, *(
            v for region in machine.regions for v in in_order([region]) if v.operation == "variable")}
        machine.solver = self.solver
        # Bytes have an address.
        machine.assumptions = [*self.limit, bvnot(equal(data, constant(0, width)))]
        return machine

    def _symbolic(self, index, hash_value):
        width = self.make_convention().arch.bits
        return self._machine(_byte_count(self.count, width), index, hash_value)

    # MARK: The steps of the proof

    def check_no_block(self):
        machine = self._machine(constant(0, self.make_convention().arch.bits), constant(0, COUNT_BITS), self.initial)
        machine.run(self.entry)
        if self._result() != self.initial:
            raise NotProved("without a block, the hash value changes")

    def find_loop(self):
        """The head of the loop over blocks: what a run over five blocks begins five times, or four."""
        width = self.make_convention().arch.bits
        machine = self._machine(constant(5 * 64, width), constant(0, COUNT_BITS), self.initial)
        all_blocks = machine.regions[variable("address of the blocks", width)]
        all_blocks.high = 5 * 64
        for i in range(5 * 64):
            all_blocks.bytes.write(i, variable(f"byte {i}", 8))
        machine.run(self.entry)
        heads = [address for address, visits in machine.visits.items() if visits in (4, 5)]
        if not heads:
            raise Refused("a loop over the blocks was not found")
        self.head = heads[0]

    def find_invariant(self):
        """Runs to the head of the loop twice, and sees what has changed."""
        first = self._symbolic(constant(0, COUNT_BITS), self.initial)
        first.assumptions.append(less(constant(1, COUNT_BITS), self.count))
        self._reach_head(first, self.entry)
        stores = [store.copy() for store in self._stores(first)]
        self._reach_head(first, self.head)
        self.template = [
            _generalize(*pair, self.initial, self._becomes) for pair in zip(stores, self._stores(first))]
        # With one block too, the head is reached, and the invariant holds.
        one = self._symbolic(constant(0, COUNT_BITS), self.initial)
        one.assumptions.append(less(constant(0, COUNT_BITS), self.count))
        self._reach_head(one, self.entry)
        self._check_template(one, constant(0, COUNT_BITS), self.initial)

    def _becomes(self, x, y):
        """Whether y is to the next hash value what x is to the initial one, for random numbers."""
        generator = random.Random(2)
        expected, _ = specification.compress(self.initial, self.block)
        variables = [v for v in in_order([x, y, *expected]) if v.operation == "variable"]
        assignment = {v: generator.getrandbits(v.width) for v in variables}
        numbers = evaluate([y, *expected], assignment)
        after = evaluate([x], {h: numbers[word] for h, word in zip(self.initial, expected)})
        return after[x] == numbers[y]

    def check_step(self):
        """From the invariant for i to that for i + 1, where there is one block more."""
        machine = self._at_head()
        next_index = bvadd(self.index, constant(1, COUNT_BITS))
        machine.assumptions += [less(self.index, self.count), less(next_index, self.count)]
        self._reach_head(machine, self.head)
        self._check_template(machine, next_index, specification.words("H next ", 8))

    def check_end(self):
        """From the invariant to the end, where this is the last block."""
        machine = self._at_head()
        machine.assumptions += [equal(bvadd(self.index, constant(1, COUNT_BITS)), self.count), less(self.index, self.count)]
        if machine.run(self.head, until=self.head):
            raise NotProved("more blocks than there are")
        expected, named = specification.compress(self.so_far, self.block)
        prove(self._result(), expected, named, self.solver)

    # MARK: States

    def _stores(self, machine):
        return [machine.registers, machine.convention.stack.bytes, self.hash_region.bytes]

    def _result(self):
        return [self.hash_region.bytes.read(4 * i, 4) for i in range(8)]

    def _reach_head(self, machine, address):
        if not machine.run(address, until=self.head):
            raise NotProved("the function returns before its last block")

    def _at_head(self):
        machine = self._symbolic(self.index, self.so_far)
        for store, template in zip(self._stores(machine), self.template):
            template.write(store, self.index, dict(zip(self.initial, self.so_far)))
        return machine

    def _check_template(self, machine, index, hash_value):
        """The state is that of the invariant; the words of the hash value are those of the specification."""
        found, wanted = [], []
        for store, template in zip(self._stores(machine), self.template):
            for offset, count, term in template.terms(index, dict(zip(self.initial, hash_value))):
                actual = store.read(offset, count)
                if actual is term:
                    continue
                if any(v in hash_value for v in in_order([term])):
                    found.append(actual)
                    wanted.append(term)
                elif actual is None or not self.solver.are_equal(actual, term, machine.assumptions):
                    raise NotProved(f"what was the same, or counted blocks, does not: {offset}")
        if found:
            expected, named = specification.compress(self.so_far, self.block)
            wanted = [rebuild(term, dict(zip(hash_value, expected))) for term in wanted]
            prove(_words(found), _words(wanted), named, self.solver)


def _words(terms):
    return [word for term in terms for word in lanes(term, 32)]


def _byte_count(block_count, width):
    """64 bytes a block."""
    return zero_extend(concat(block_count, constant(0, 6)), 64) if width == 64 else None


class _Template:
    """What is known of registers, or of a memory, at the head of the loop."""

    def __init__(self):
        #: Offset, byte count, what is there, what is added to it for each block, and whether it is of the hash value.
        self.known = []
        self.forgotten = []

    def terms(self, index, hash_value):
        """What is there after `index` blocks, where the hash value so far is the values of `hash_value`."""
        for offset, count, term, step, is_hash_value in self.known:
            if step:
                term = bvadd(term, bvmul(zero_extend(index, term.width), constant(step, term.width)))
            yield offset, count, rebuild(term, hash_value) if is_hash_value else term

    def write(self, store, index, hash_value):
        store.forget_all()
        for offset, _, term in self.terms(index, hash_value):
            store.write(offset, term)
        for offset, count in self.forgotten:
            store.write(offset, variable(f"forgotten {id(self)} {offset}", 8 * count))


def _generalize(first, second, hash_value, becomes):
    """What is the same at the second time, or more by a number, or was of the initial hash value and is of the next; in
    eight bytes each."""
    template = _Template()
    for slot in sorted({offset & ~7 for offset in first.offsets()}):
        for offset, count in ((slot, 8),) if first.read(slot, 8) is not None else ((slot + i, 1) for i in range(8)):
            x, y = first.read(offset, count), second.read(offset, count)
            if x is None:
                continue
            variables = {v for v in in_order([x]) if v.operation == "variable"}
            if x is y:
                template.known.append((offset, count, x, 0, False))
            elif y is not None and variables and variables <= set(hash_value) and becomes(x, y):
                template.known.append((offset, count, x, 0, True))
            elif count == 8 and y is not None and split_sum(x)[0] is split_sum(y)[0]:
                template.known.append((offset, count, x, split_sum(y)[1] - split_sum(x)[1], False))
            else:
                template.forgotten.append((offset, count))
    return template
