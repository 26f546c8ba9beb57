import Foundation
import PureCrypto
import Testing

@testable import CognitoCrypto

/// Normalization and case against Foundation's.
struct DiagnosisUnicodeTests {
  /// The identifiers of the causes where `hashed` was hashed and `sent` was sent.
  private func causes(sent: String, hashed: String) throws -> [String] {
    let code = HMACSHA256.authenticationCode(for: hashed + "client", using: HMACSHA256.Key("secret"))
    let hash = Base64.encode(Array(code))
    return try Diagnosis(of: hash, username: sent, clientID: "client", secret: "secret").causes.map(\.identifier)
  }

  /// The texts whose forms C and D differ, of all scalars below U+3100 and of Hangul.
  private static let texts: [String] = {
    let scalars = (0x80..<0x3100).compactMap(Unicode.Scalar.init)
    let hangul = stride(from: 0xac00, to: 0xd7a4, by: 97).compactMap(Unicode.Scalar.init)
    return (scalars + hangul).map { String(Character($0)) }.filter {
      let (c, d) = ($0.precomposedStringWithCanonicalMapping, $0.decomposedStringWithCanonicalMapping)
      let marks = d.unicodeScalars.dropFirst().map(\.value)
      return Array(c.utf8) != Array(d.utf8) && Array(c.utf8) == Array($0.utf8)
        && marks.allSatisfy {
          0x300...0x36f ~= $0 || 0x653...0x655 ~= $0 || 0x3099...0x309a ~= $0 || 0x1160...0x11ff ~= $0
        }
    }
  }()

  @Test("The form D of every composite is explained, and so is the form C")
  func composites() throws {
    #expect(Self.texts.count > 1000)
    // Several in one username, so that they are few.
    for start in stride(from: 0, to: Self.texts.count, by: 8) {
      let text = Self.texts[start..<min(start + 8, Self.texts.count)].joined(separator: ".")
      let (c, d) = (text.precomposedStringWithCanonicalMapping, text.decomposedStringWithCanonicalMapping)
      #expect(try causes(sent: c, hashed: d).contains("username-nfd"), "\(text)")
      #expect(try causes(sent: d, hashed: c).contains("username-nfc"), "\(text)")
    }
  }

  /// Texts with their forms C and D, from Python's unicodedata: Foundation on Linux composes Hangul in part only.
  @Test(
    "Marks in another order, blocked marks, and Hangul",
    arguments: [
      ("a\u{323}\u{302}", "\u{1ead}", "a\u{323}\u{302}"),
      ("a\u{302}\u{323}", "\u{1ead}", "a\u{323}\u{302}"),
      ("a\u{302}\u{301}\u{323}x", "\u{1ead}\u{301}x", "a\u{323}\u{302}\u{301}x"),
      ("e\u{315}\u{300}", "\u{e8}\u{315}", "e\u{300}\u{315}"),
      ("\u{1112}\u{1161}\u{11ab}", "\u{d55c}", "\u{1112}\u{1161}\u{11ab}"),
      ("\u{d55c}\u{11a8}", "\u{d55c}\u{11a8}", "\u{1112}\u{1161}\u{11ab}\u{11a8}"),
      ("\u{301}e\u{301}", "\u{301}\u{e9}", "\u{301}e\u{301}"),
      ("q\u{307}\u{323}", "q\u{323}\u{307}", "q\u{323}\u{307}"),
      (
        "\u{c4d4}\u{11b6}a\u{300}\u{315}\u{5ae}b", "\u{c4e3}\u{e0}\u{5ae}\u{315}b",
        "\u{110a}\u{1172}\u{11b6}a\u{5ae}\u{300}\u{315}b"
      ),
    ])
  func order(_ texts: (text: String, c: String, d: String)) throws {
    let (text, c, d) = texts
    for sent in [text, c, d] where Array(sent.utf8) != Array(c.utf8) {
      #expect(try causes(sent: sent, hashed: c).contains("username-nfc"))
    }
    for sent in [text, c, d] where Array(sent.utf8) != Array(d.utf8) {
      #expect(try causes(sent: sent, hashed: d).contains("username-nfd"))
    }
  }

  @Test("Case beyond ASCII", arguments: ["ÉCOLE", "straße", "Иван", "ΩΜΕΓΑ", "Ǆ", "İz"])
  func letterCase(_ text: String) throws {
    #expect(try causes(sent: text, hashed: text.lowercased()) != [] || text == text.lowercased())
    #expect(try causes(sent: text, hashed: text.uppercased()) != [] || text == text.uppercased())
  }

  /// The first and the last of each kind of Hangul, and their neighbours; from Python's unicodedata.
  @Test(
    "Forms C and D themselves",
    arguments: [
      ("\u{301}\u{323}", "\u{323}\u{301}", "\u{323}\u{301}"),
      ("\u{301}\u{323}e", "\u{323}\u{301}e", "\u{323}\u{301}e"),
      ("a\u{313}\u{301}", "a\u{313}\u{301}", "a\u{313}\u{301}"),
      ("a\u{327}\u{313}\u{301}", "a\u{327}\u{313}\u{301}", "a\u{327}\u{313}\u{301}"),
      ("e\u{302}\u{302}", "\u{ea}\u{302}", "e\u{302}\u{302}"),
      ("\u{1100}\u{1161}", "\u{ac00}", "\u{1100}\u{1161}"),
      ("\u{1100}\u{1175}", "\u{ae30}", "\u{1100}\u{1175}"),
      ("\u{1112}\u{1161}", "\u{d558}", "\u{1112}\u{1161}"),
      ("\u{1112}\u{1175}", "\u{d788}", "\u{1112}\u{1175}"),
      ("\u{1113}\u{1161}", "\u{1113}\u{1161}", "\u{1113}\u{1161}"),
      ("\u{10ff}\u{1161}", "\u{10ff}\u{1161}", "\u{10ff}\u{1161}"),
      ("\u{1100}\u{1160}", "\u{1100}\u{1160}", "\u{1100}\u{1160}"),
      ("\u{1100}\u{1176}", "\u{1100}\u{1176}", "\u{1100}\u{1176}"),
      ("\u{ac00}\u{11a7}", "\u{ac00}\u{11a7}", "\u{1100}\u{1161}\u{11a7}"),
      ("\u{ac00}\u{11a8}", "\u{ac01}", "\u{1100}\u{1161}\u{11a8}"),
      ("\u{ac00}\u{11c2}", "\u{ac1b}", "\u{1100}\u{1161}\u{11c2}"),
      ("\u{ac00}\u{11c3}", "\u{ac00}\u{11c3}", "\u{1100}\u{1161}\u{11c3}"),
      ("\u{ac01}\u{11a8}", "\u{ac01}\u{11a8}", "\u{1100}\u{1161}\u{11a8}\u{11a8}"),
      ("\u{d7a3}", "\u{d7a3}", "\u{1112}\u{1175}\u{11c2}"),
      ("\u{d7a4}", "\u{d7a4}", "\u{d7a4}"),
      ("\u{abff}", "\u{abff}", "\u{abff}"),
      ("\u{d788}\u{11c2}", "\u{d7a3}", "\u{1112}\u{1175}\u{11c2}"),
    ])
  func forms(_ texts: (text: String, c: String, d: String)) {
    #expect(Array(Normalization.composed(texts.text)) == Array(texts.c.unicodeScalars))
    #expect(Array(Normalization.decomposed(texts.text)) == Array(texts.d.unicodeScalars))
  }
}
