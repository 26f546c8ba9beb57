import CognitoCrypto
import Glibc
import PureCrypto

// Looks for what a key leaves behind in the memory of a Linux process, after each way to use it.
//
// A child process reads the secret into a page, uses it, wipes the page and stops. This process then reads all of the
// child's writable memory, and looks for every word that HMAC computes from the secret. Without `LD_BIND_NOW`, the
// dynamic linker would overwrite what is left, and save vector registers itself.
//
//   ResidueTest                   every way to use a key: no word may be left
//   ResidueTest --without-wipe    built without the wipe: every way must leave some
//   ResidueTest WAY               the child

@main
struct ResidueTest {
  static func main() {
    let arguments = CommandLine.arguments
    if arguments.count == 2, let way = Way.named(arguments[1]) { return child(way) }
    let isWithoutWipe = arguments.dropFirst() == ["--without-wipe"]
    guard isWithoutWipe || arguments.count == 1 else { fail("no such way") }
    var isAsExpected = true
    for way in Way.all {
      let count = wordsLeft(way)
      let leavesWords = way.use == .planted || isWithoutWipe && way.use != .notUsed
      let isRight = leavesWords ? count >= 5 : count == 0
      print("\(way): \(count) words left\(isRight ? "" : ": WRONG")")
      isAsExpected = isAsExpected && isRight
    }
    guard isAsExpected else { fail("FAIL") }
    print(
      isWithoutWipe
        ? "Without the wipe, words are found after every way to use a key."
        : "No word of a key is left, and a planted copy is found.")
  }

  /// The words that are left after one way to use a key, counted once each. Other memory may have the value of one by
  /// chance, but not in each of three processes, unless also where the secret was not used.
  private static func wordsLeft(_ way: Way) -> Int {
    // A long secret is the shortest of which a backend computes several blocks at once.
    let secret = (0..<(way.isSecretLong ? 2048 : 51)).map { _ in UInt8.random(in: .min ... .max) }
    let words = KeyWords(secret: secret, message: way.message)
    var left = Set(words.indices)
    for _ in 0..<3 where !left.isEmpty {
      let child = Child(way, secret: secret)
      left.formIntersection(words.found(in: child))
      child.end()
    }
    let idle = Child(Way(use: .notUsed), secret: secret)
    left.subtract(words.found(in: idle))
    idle.end()
    return left.count
  }
}
