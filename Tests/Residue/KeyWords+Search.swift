/// The words that HMAC computes from a secret, to be looked for in either byte order.
struct KeyWords {
  /// Each word that tells something, and the places in the computation where it comes first.
  private var places: [UInt32: Int] = [:]
  /// Whether a word may be one of them, by its upper half.
  private var halves = [Bool](repeating: false, count: 1 << 16)

  init(secret: [UInt8], message: [UInt8]) {
    var words: [UInt32] = []
    _ = forEachKeyWord(secret: secret.span, message: message.span) { if isTelling($0) { words.append($0) } }
    for (place, word) in words.enumerated() {
      for word in [word, word.byteSwapped] where places[word] == nil {
        places[word] = place
        halves[Int(word >> 16)] = true
      }
    }
    guard places.count > 1000 else { fail("too few words to look for") }
  }

  var indices: [Int] { Array(places.values) }

  /// The words that stand in the writable memory of a process, at any address.
  func found(in child: Child) -> Set<Int> {
    var found = Set<Int>()
    child.forEachWritablePart { bytes in
      var word: UInt32 = 0
      for byte in bytes {
        word = word >> 8 | UInt32(byte) << 24
        if halves[Int(word >> 16)], let place = places[word] { found.insert(place) }
      }
    }
    return found
  }
}
