import CognitoCrypto
import Glibc
import PureCrypto

// Looks for what a key leaves behind in the memory of a Linux process, after each way to use it.
//
// A child process reads the secret into a page, uses it, wipes the page and stops. This process then reads all of the
// child's writable memory, and looks for every word that HMAC computes from the secret. Without `LD_BIND_NOW`, the
// dynamic linker would overwrite what is left, and save vector registers itself.
//
//   ResidueTest           every way to use a key: no word may be left
//   ResidueTest WAY       the child

@main
struct ResidueTest {
  static func main() {
    let arguments = CommandLine.arguments
    if arguments.count == 2, let way = Way(arguments[1]) { return child(way) }
    var isClean = true
    for way in Way.all {
      let count = wordsLeft(way)
      print("\(way): \(count) words left")
      isClean = (way == .planted ? count >= 5 : count == 0) && isClean
    }
    print(isClean ? "No word of a key is left, and a planted copy is found." : "FAIL")
    exit(isClean ? 0 : 1)
  }

  /// The words that are left after one way to use a key, counted once each. Other memory may have the value of one by
  /// chance, but not in each of three processes, unless also where the secret was not used.
  private static func wordsLeft(_ way: Way) -> Int {
    let secret = (0..<(way.isSecretLong ? 90 : 51)).map { _ in UInt8.random(in: .min ... .max) }
    let words = KeyWords(secret: secret, message: Way.username + Way.clientID)
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
