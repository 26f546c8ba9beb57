import CognitoCrypto
import EmbeddedMemoryHelpers
import PureCrypto
import _Volatile

// Looks for what a key leaves behind in the memory of a microcontroller: after each way to use a client, no word that
// was computed from its secret may be in the stack, at any address, in either byte order.
//
// The secrets themselves are constants in flash. The words to look for are computed first, into memory below the
// stack, and the stack is then painted over, so that what is found is from the library alone.

let id: StaticString = "18u8119jgbpr464n28s1itk2mq"
let username: StaticString = "a2c2e290-6d0f-4a08-a5ca-f0162935f3a6"
let secret: StaticString = "ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b"
let longSecret: StaticString = "ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b+0cpgjvz5k3w7r9dn1x4mqt8sy6"

func firmware() -> Bool {
  var isClean = true
  isClean = check("one call", secret, computesHash: true) { oneCall(&$0, secret) } && isClean
  isClean = check("long secret", longSecret, computesHash: true) { oneCall(&$0, longSecret) } && isClean
  isClean = check("streamed", secret, computesHash: false) { _ in streamed() } && isClean
  isClean = check("batch", secret, computesHash: true) { batch(&$0) } && isClean
  isClean = check("compared", secret, computesHash: true) { compared(&$0) } && isClean
  isClean = check("given up", secret, computesHash: false) { _ in givenUp() } && isClean
  isClean = check("error", secret, computesHash: false) { _ in noUsername() } && isClean
  isClean = check("never used", secret, computesHash: false) { _ in neverUsed() } && isClean
  writeLine(isClean ? "PASS" : "FAIL")
  return isClean
}

typealias Text = InlineArray<44, UInt8>

// The ways to use a client.

@inline(never) func oneCall(_ text: inout Text, _ secret: StaticString) {
  do throws(AppClientError) {
    let client = try AppClient(id: bytes(id), secret: bytes(secret))
    text = try client.secretHash(username: bytes(username)).bytes
  } catch {}
}

@inline(never) func streamed() {
  let key = HMACSHA256.Key(bytes(secret))
  var hmac = HMACSHA256(key: key)
  let message = bytes(username)
  for i in message.indices { hmac.update(data: message.extracting(i..<i &+ 1)) }
  hmac.update(data: bytes(id))
  _ = hmac.finalize()
}

@inline(never) func batch(_ text: inout Text) {
  do throws(AppClientError) {
    let client = try AppClient(id: bytes(id), secret: bytes(secret))
    let ranges: InlineArray<2, Range<Int>> = [0..<4, bytes(username).indices]
    let hashes = try InlineArray<2, SecretHash>(initializingWith: { (output) throws(AppClientError) in
      try client.secretHashes(usernames: bytes(username), ranges: ranges.span, into: &output)
    })
    text = hashes[1].bytes
  } catch {}
}

@inline(never) func compared(_ text: inout Text) {
  do throws(AppClientError) {
    let client = try AppClient(id: bytes(id), secret: bytes(secret))
    let hash = try client.secretHash(username: bytes(username))
    if client.isValid(hash, username: bytes(username)) { text = hash.bytes }
  } catch {}
}

@inline(never) func givenUp() {
  var hmac = HMACSHA256(key: HMACSHA256.Key(bytes(secret)))
  hmac.update(data: bytes(username))
}

@inline(never) func noUsername() {
  do throws(AppClientError) {
    let client = try AppClient(id: bytes(id), secret: bytes(secret))
    _ = try client.secretHash(username: bytes(""))
  } catch {}
}

@inline(never) func neverUsed() { _ = try? AppClient(id: bytes(id), secret: bytes(secret)) }

// The search.

/// Runs `use` and says how many words are left. `computesHash`: whether it gives a secret hash, which is then compared.
@inline(never)
func check(_ name: StaticString, _ secret: StaticString, computesHash: Bool, _ use: (inout Text) -> Void) -> Bool {
  var known = Text(repeating: 0)
  let words = writeKeyWords(secret, &known)
  var text = Text(repeating: 0)
  paintStack()
  deeper { use(&text) }
  let left = keyWordsLeft(below: stackPointer(), of: words)
  write(name)
  write(": ")
  write(decimal: left)
  write(" of ")
  write(decimal: words)
  writeLine(" words left")
  guard words > 500 && (!computesHash || constantTimeEquals(known.span, text.span)) else {
    writeLine("the words are not those of this secret")
    return false
  }
  return left == 0
}

/// Computes the words to look for, and the secret hash.
@inline(never)
func writeKeyWords(_ secret: StaticString, _ text: inout Text) -> UInt32 {
  var message = InlineArray<62, UInt8>(repeating: 0)
  for i in 0..<36 { message[i] = bytes(username)[i] }
  for i in 0..<26 { message[36 &+ i] = bytes(id)[i] }
  var count: UInt32 = 0
  let code = forEachKeyWord(secret: bytes(secret), message: message.span) { word in
    guard isTelling(word) else { return }
    keyWord(count).store(word)
    count &+= 1
  }
  var digest = InlineArray<32, UInt8>(repeating: 0)
  for i in digest.indices { digest[i] = byte(i, of: code) }
  text = Text(initializingWith: { Base64.encode(digest.span, into: &$0) })
  return count
}

/// Calls `body` so deep in the stack that the frames of the search overwrite none of its own.
@inline(never)
func deeper(_ body: () -> Void) {
  var space = InlineArray<64, UInt32>(repeating: 0)
  touch(&space)
  body()
  touch(&space)
}

/// Not optimized: the space must be there.
@inline(never) @_optimize(none)
func touch(_ space: inout InlineArray<64, UInt32>) { space[0] = space[63] }

/// The number of addresses of the stack where one of the first `count` words stands, in either byte order.
///
/// Not looked at: 256 bytes below `end`, where the frames of this search are, and ``deeper`` was.
@inline(never)
func keyWordsLeft(below end: UInt, of count: UInt32) -> UInt32 {
  var found: UInt32 = 0
  var address = stackBottomAddress()
  var word: UInt32 = 0
  while address < stackTopAddress() {
    if address == end &- 256 { address = end }
    word = word &>> 8 | UInt32(unsafe VolatileMappedRegister<UInt8>(unsafeBitPattern: address).load()) &<< 24
    address &+= 1
    guard word != paint, let index = index(of: word, in: count) else { continue }
    found &+= 1
    write("word ")
    write(decimal: index)
    write(", bytes below the use: ")
    write(decimal: UInt32(truncatingIfNeeded: end &- 256 &- address))
    writeLine("")
  }
  return found
}

@inline(never)
func index(of word: UInt32, in count: UInt32) -> UInt32? {
  for i in 0..<count {
    let keyWord = keyWord(i).load()
    if word == keyWord || word == keyWord.byteSwapped { return i }
  }
  return nil
}

/// The memory below the stack, set aside by the linker script: an address, never called.
@_extern(c, "scratch") func scratch()
@_extern(c, "stack_top") func stackTopOfBoard()

@inline(__always)
func keyWord(_ index: UInt32) -> VolatileMappedRegister<UInt32> {
  let start = unsafe unsafeBitCast(scratch as @convention(c) () -> Void, to: UInt.self)
  precondition(index < 1536)
  return unsafe VolatileMappedRegister(unsafeBitPattern: start &+ 4 &* UInt(index))
}

func stackTopAddress() -> UInt {
  unsafe unsafeBitCast(stackTopOfBoard as @convention(c) () -> Void, to: UInt.self)
}
