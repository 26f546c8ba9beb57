import PureCrypto
@main struct Main {
  static func main() {
    print(SelfTest.run().isEmpty);
    for i in 0..<SelfTest.KnownAnswer.count {
      print(SelfTest.run(on: .portable, injectingFailureIn: SelfTest.KnownAnswer(rawValue: i)))
    }
  }
}
