"""The statements about whole functions, whatever the compression function computes, and their proofs.

Each is about one length, and all bytes. What the functions that compress are called with must be what the standard
compresses.
"""

import messages
import specification
from machine import Machine
from refusals import NotProved
from terms import (
    bvadd, bvand, bvnot, concat, constant, equal, extract, forget_all, in_order, less, split_sum, variable, zero_extend)
from vex_operations import signed

#: The cases of `SHA256.Backend`, and where it is in a `SHA256` and in a key.
PORTABLE, VECTOR, SHA_NI = range(3)
HASH_OFFSET, BLOCK_OFFSET, COUNT_OFFSET, BACKEND_OFFSET, HASH_SIZE = 0, 32, 96, 104, 105
KEY_BACKEND_OFFSET, KEY_SIZE = 64, 66
ID_OFFSET, ID_COUNT_OFFSET, CLIENT_SIZE = 66, 200, 208

BASE64_OF_CODE = "6Base64O6encodeys11InlineArrayVy$43_s5UInt8VGAFy$31_AHGFZ"

DECODE = "6Base64O6decode_4into"
#: The cases of `Base64.DecodingError`.
WRONG_LENGTH, WRONG_CHARACTER, TRAILING_BITS = range(3)


class Compression:
    """A function of which nothing is known but that it gives the same for the same."""

    def __init__(self, solver, accepts_any_call=False):
        self.solver, self.calls, self.accepts_any_call = solver, [], accepts_any_call
        self.used = 0

    def of_specification(self, hash_value, block):
        """A call of the standard: its result is words of which nothing is known."""
        result = specification.words(f"result {len(self.calls)} ", 8)
        self.calls.append((list(hash_value) + list(block), result))
        return result

    def of_machine(self, hash_value, block):
        """A call of the code: the result of the call of the standard with the same input."""
        if self.accepts_any_call:
            return specification.words(f"result of a call {self.used} ", 8)
        given = hash_value + block
        for wanted, result in self.calls:
            if all(x is y for x, y in zip(given, wanted)):
                self.used += 1
                return result
        for wanted, result in self.calls:
            if all(self.solver.are_equal(x, y) for x, y in zip(given, wanted)):
                self.used += 1
                return result
        raise NotProved(f"call {self.used} of the compression function is with other words than the standard's")

    def install(self, machine):
        """Puts this in the place of the functions that compress."""
        for part, function in (
                ("10PureCrypto6SHA256V16compressPortable", self._compress_and_lose_block),
                ("compress_5block", self._compress_block), ("compress_6blocks", self._compress_blocks)):
            for name, (address, _) in machine.image.symbols.items():
                if part in name:
                    machine.replacements[address] = function

    def _compress_block(self, machine):
        place, block = (machine.register(name) for name in machine.convention.arguments[:2])
        self._replace(machine, place, [machine.load(_at(block, 4 * i), 4) for i in range(16)])
        return _return(machine)

    def _compress_and_lose_block(self, machine):
        block = machine.register(machine.convention.arguments[1])
        address = self._compress_block(machine)
        for i in range(16):
            machine.store(_at(block, 4 * i), machine.unknown(32))
        return address

    def _compress_blocks(self, machine):
        place, data, count = (machine.register(name) for name in machine.convention.arguments[:3])
        for start in range(0, count.value, 64):
            block = [machine.load(_at(data, start + i), 1) for i in range(64)]
            self._replace(machine, place, specification.parse(block))
        return _return(machine)

    def _replace(self, machine, place, block):
        hash_value = [machine.load(_at(place, 4 * i), 4) for i in range(8)]
        for i, word in enumerate(self.of_machine(hash_value, block)):
            machine.store(_at(place, 4 * i), word)


def replace_function(machine, part, function):
    """Calls `function` in the place of the one whose name has the part."""
    def call(machine):
        function()
        return _return(machine)

    machine.replacements[machine.image.address(machine.image.find(part))] = call


def _at(address, offset):
    return bvadd(address, constant(offset, address.width))


def _return(machine):
    """Registers that a function may change have changed, and so has the stack below."""
    convention = machine.convention
    for name in convention.changed_by_calls:
        machine.set_register(name, machine.unknown(8 * machine.arch.registers[name][1]))
    _, offset = split_sum(machine.register(convention.stack_pointer))
    convention.stack.bytes.forget_below(signed(offset, machine.pointer_width))
    return convention.return_from_replacement(machine)


def _give(machine, result):
    address = _return(machine)
    machine.set_register(machine.convention.result, result)
    return address


class _Case:
    """A machine at the entry of a function of the hosted x86-64 build."""

    def __init__(self, image, make_convention, solver):
        forget_all()
        self.solver = solver
        self.machine = Machine(image, make_convention())
        self.machine.solver = solver
        self.machine.reads_padding = True
        self.compression = Compression(solver)
        self.compression.install(self.machine)
        # Functions that go through Swift's runtime: they give the metadata of a type and its conformance to a protocol,
        # of which nothing need be known, and, for any type, the address of a `Wiped` value, that of its storage.
        for name, (address, _) in image.symbols.items():
            if name.startswith("__swift_instantiateConcreteTypeFromMangledName"):
                self.machine.replacements[address] = lambda machine: _give(machine, variable("metadata", 64))
            elif name.endswith("OAEs0E0AAWl"):
                self.machine.replacements[address] = lambda machine: _give(machine, variable("conformance", 64))
            elif name.endswith("5WipedV7addressSpyxGvg"):
                self.machine.replacements[address] = lambda machine: _give(machine, machine.register("r13"))

    def bytes(self, name, count):
        return [variable(f"{name}{i}", 8) for i in range(count)]

    def memory(self, name, content, size=None, writable=True, alignment=8):
        """A pointer to bytes, the first of which are `content`."""
        region = self.machine.add_region(name, size or len(content), writable=writable, alignment=alignment)
        for i, octet in enumerate(content):
            region.bytes.write(i, octet)
        # Memory has addresses, the last not less than the first.
        machine, base = self.machine, region.base
        machine.public.update(v for v in in_order([base]) if v.operation == "variable")
        machine.assumptions += [
            bvnot(equal(base, constant(0, 64))), bvnot(less(_at(base, size or len(content)), base))]
        return region

    def span(self, name, content):
        """Pointer and count of bytes that are only read."""
        region = self.memory(name, content, writable=False, alignment=1)
        return region.base, constant(len(content), 64)

    def call(self, symbol, *arguments, **registers):
        machine = self.machine
        for name, value in [*zip(machine.convention.arguments, arguments), *registers.items()]:
            machine.set_register(name, value)
        machine.convention.note_registers(machine)
        machine.run(machine.image.address(machine.image.find(symbol)))

    def check(self, found, wanted, what):
        """Proves bytes or words equal."""
        for i, (x, y) in enumerate(zip(found, wanted, strict=True)):
            if x is None or not self.solver.are_equal(x, y, self.machine.assumptions):
                raise NotProved(f"{what} {i} is another than the standard's")

    def read(self, region, offset, count):
        return [region.bytes.read(offset + i, 1) for i in range(count)]

    def returned(self):
        """A digest, which is returned in four registers."""
        words = [self.machine.register(name) for name in ("rax", "rdx", "rcx", "r8")]
        return [octet for word in words for octet in reversed(messages.octets(word))]


def _little_endian(terms):
    return [octet for term in terms for octet in reversed(messages.octets(term))]


def _hash_in_progress(case, fill, backend):
    """A `SHA256` whose block has `fill` bytes: its memory, its hash value, these bytes, and the length so far."""
    buffered = case.bytes("buffered ", fill)
    # Words that are full, and one that has its bytes on the right. The rest has no meaning.
    words = []
    for i in range(16):
        here = buffered[4 * i:4 * i + 4]
        free = variable(f"meaningless {i}", 32 - 8 * len(here)) if len(here) < 4 else None
        words.append(concat(*([free] if free else []), *here))
    high, low = variable("length, high", 29), variable("length, low", 26)
    length = concat(constant(0, 3), high, low, constant(fill, 6))
    case.machine.public |= {high, low}
    hash_value = specification.words("H", 8)
    content = _little_endian([*hash_value, *words, extract(length, 31, 0), extract(length, 63, 32)])
    return case.memory("hash", content + [constant(backend, 8)]), hash_value, buffered, length


def prove_update(image, make_convention, solver, fill, count, backend):
    """`update` of `count` bytes, where the block has `fill`: for all states, bytes and lengths so far."""
    case = _Case(image, make_convention, solver)
    region, hash_value, buffered, length = _hash_in_progress(case, fill, backend)
    data = case.bytes("data ", count)
    new_length = bvadd(length, constant(count, 64))
    case.machine.assumptions.append(less(new_length, constant(1 << 61, 64)))
    hash_value, rest = messages.hash_blocks(hash_value, buffered + data, case.compression.of_specification)
    case.call("6SHA256V6update4datays4SpanVys5UInt8VG_tF", *case.span("data", data), r13=region.base)
    case.check([region.bytes.read(4 * i, 4) for i in range(8)], hash_value, "word of the hash value")
    for i in range(0, len(rest), 4):
        here = rest[i:i + 4]
        word = extract(region.bytes.read(BLOCK_OFFSET + i, 4), 8 * len(here) - 1, 0)
        case.check([word], [concat(*here)], f"word {i // 4} of the block,")
    case.check([region.bytes.read(COUNT_OFFSET, 8)], [new_length], "length")


def prove_finalize(image, make_convention, solver, fill, backend):
    """`finalize`, where the block has `fill` bytes: for all states and lengths so far."""
    case = _Case(image, make_convention, solver)
    region, hash_value, buffered, length = _hash_in_progress(case, fill, backend)
    bit_count = concat(extract(length, 60, 0), constant(0, 3))
    hash_value = messages.finish(hash_value, buffered, bit_count, case.compression.of_specification)
    case.call("6SHA256V8finalizeAA0C6DigestVyF", r13=region.base)
    case.check(case.returned(), messages.digest(hash_value), "byte of the digest")


def prove_key(image, make_convention, solver, count, backend):
    """The preparation of a key of `count` bytes."""
    case = _Case(image, make_convention, solver)
    secret = case.bytes("secret ", count)
    inner, outer = messages.prepare_key(secret, case.compression.of_specification)
    region = case.memory("key", [], KEY_SIZE)
    case.call("10HMACSHA256V3KeyV_7backend", *case.span("secret", secret), constant(backend, 64), rax=region.base)
    case.check([region.bytes.read(4 * i, 4) for i in range(16)], inner + outer, "word of the key")
    case.check(case.read(region, KEY_BACKEND_OFFSET, 2), [constant(backend, 8), constant(count >= 14, 8)], "byte")


def _key(backend):
    inner, outer = specification.words("inner ", 8), specification.words("outer ", 8)
    return inner, outer, _little_endian(inner + outer) + [constant(backend, 8), constant(1, 8)]


def prove_code(image, make_convention, solver, count, suffix_count, backend):
    """The authentication code of `count` bytes and a suffix, from a prepared key."""
    case = _Case(image, make_convention, solver)
    inner, outer, content = _key(backend)
    text, suffix = case.bytes("text ", count), case.bytes("suffix ", suffix_count)
    code = messages.authenticate(inner, outer, text + suffix, case.compression.of_specification)
    key = case.memory("key", content, writable=False)
    case.call("18authenticationCode3for6suffix5usingAC014AuthenticationE0Vs4Span",
              *case.span("text", text), *case.span("suffix", suffix), key.base)
    case.check(case.returned(), code, "byte of the code")


def prove_base64_of_code(image, make_convention, solver):
    """Base64 of 32 bytes, which are passed in four registers."""
    case = _Case(image, make_convention, solver)
    code = case.bytes("code ", 32)
    text = case.memory("text", [], 44, alignment=1)
    words = [concat(*reversed(code[i:i + 8])) for i in range(0, 32, 8)]
    case.call(BASE64_OF_CODE, *words, rax=text.base)
    case.check(case.read(text, 0, 44), messages.base64(code), "character")


def _base64_of_code(machine):
    """What `prove_base64_of_code` proves, in the place of the function."""
    names = ("rdi", "rsi", "rdx", "rcx")
    code = [octet for name in names for octet in reversed(messages.octets(machine.register(name)))]
    text = machine.register("rax")
    for i, octet in enumerate(messages.base64(code)):
        machine.store(_at(text, i), octet)
    return _return(machine)


def prove_secret_hash(image, make_convention, solver, count, id_count, backend):
    """The secret hash of a username of `count` bytes, from a prepared client."""
    case = _Case(image, make_convention, solver)
    inner, outer, key = _key(backend)
    username, client_id = case.bytes("username ", count), case.bytes("id ", id_count)
    code = messages.authenticate(inner, outer, username + client_id, case.compression.of_specification)
    client = case.memory("client", key + client_id, CLIENT_SIZE, writable=False)
    client.bytes.write(ID_COUNT_OFFSET, constant(id_count, 64))
    result = case.memory("secret hash", [], 44, alignment=1)
    case.machine.replacements[image.address(image.find(BASE64_OF_CODE))] = _base64_of_code
    case.call("9AppClientV10secretHash8usernameAA06SecretF0Vs4Span",
              *case.span("username", username), rax=result.base, r13=client.base)
    case.check(case.read(result, 0, 44), messages.base64(code), "character")


def prove_base64(image, make_convention, solver, count):
    """Base64 of `count` bytes, appended to text of 7 characters that stay."""
    case = _Case(image, make_convention, solver)
    data, before = case.bytes("data ", count), case.bytes("text ", 7)
    wanted = before + messages.base64(data)
    text = case.memory("text", before, len(wanted), alignment=1)
    output = case.memory("output span", _little_endian([text.base, constant(len(wanted), 64), constant(7, 64)]))
    case.call("6Base64O6encode_4intoys4SpanVys5UInt8VG_s06OutputF0VyAIGztF", *case.span("data", data), output.base)
    case.check(case.read(text, 0, len(wanted)), wanted, "character")
    case.check([output.bytes.read(16, 8)], [constant(len(wanted), 64)], "count")


def _decode(case, text, room):
    """Calls the decoder, which appends to 7 bytes that stay. Gives these, the memory, and the output span."""
    before = case.bytes("before ", 7)
    case.machine.settled.update(v for v in in_order(text) if v.operation == "variable")
    memory = case.memory("bytes", before, 7 + room, alignment=1)
    output = case.memory("output span", _little_endian([memory.base, constant(7 + room, 64), constant(7, 64)]))
    # Of a function that throws, r12 says whether there is an error.
    convention = case.machine.convention
    convention.preserved = [pair for pair in convention.preserved if pair[0] != "r12"]
    case.call(DECODE, *case.span("text", text), output.base, r12=constant(0, 64))
    return before, memory, output


def prove_base64_decoding(image, make_convention, solver, count):
    """What Base64 makes of `count` bytes is decoded to these, and no branch depends on them."""
    case = _Case(image, make_convention, solver)
    data = case.bytes("data ", count)
    before, memory, output = _decode(case, messages.base64(data), count)
    case.check([case.machine.register("r12")], [constant(0, 64)], "error")
    case.check(case.read(memory, 0, 7 + count), before + data, "byte")
    case.check([output.bytes.read(16, 8)], [constant(7 + count, 64)], "count")


def prove_base64_refusal(image, make_convention, solver, count, padding_count, error):
    """Of `count` characters, the last of which are padding, and which are not all of the alphabet, or are, but have
    bits in the end that no byte needs: each is refused, by this error, and nothing is appended."""
    case = _Case(image, make_convention, solver)
    characters = case.bytes("character ", count - padding_count)
    padding = messages.byte(ord("="))
    if padding_count < 2:
        case.machine.assumptions.append(bvnot(equal(characters[-1], padding)))
    are_known = constant(1, 1)
    for character in characters:
        are_known = bvand(are_known, messages.is_in_alphabet(character))
    if error == WRONG_CHARACTER:
        case.machine.assumptions.append(bvnot(are_known))
    elif error == TRAILING_BITS:
        excess = extract(messages.value(characters[-1]), 2 * padding_count - 1, 0)
        case.machine.assumptions += [are_known, bvnot(equal(excess, constant(0, excess.width)))]
    before, memory, output = _decode(case, characters + [padding] * padding_count, count)
    case.check([extract(case.machine.register("rax"), 7, 0)], [constant(error, 8)], "error")
    if case.solver.are_equal(case.machine.register("r12"), constant(0, 64)):
        raise NotProved("no error")
    case.check(case.read(memory, 0, 7), before, "byte")
    case.check([output.bytes.read(16, 8)], [constant(7, 64)], "count")


def prove_equality(image, make_convention, solver, count, other_count):
    """The comparison of secrets: one bit, whether both are equal."""
    case = _Case(image, make_convention, solver)
    first, second = case.bytes("first ", count), case.bytes("second ", other_count)
    case.call("18constantTimeEquals", *case.span("first", first), *case.span("second", second))
    wanted = equal(concat(*first), concat(*second)) if count == other_count and count else constant(
        count == other_count, 1)
    case.check([extract(case.machine.register("rax"), 7, 0)], [zero_extend(wanted, 8)], "result")
