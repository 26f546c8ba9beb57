#if os(Linux)
  import CognitoCrypto
  import Glibc
  import TestSupport
  import Testing

  /// Secret hashes are made in a process that has no memory left to give.
  struct AllocationTests {
    @Test("Works without memory")
    func withoutMemory() async {
      await #expect(processExitsWith: .exitCode(0)) {
        let texts = ["18u8119jgbpr464n28s1itk2mq", "ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b"]
        let username = "a2c2e290-6d0f-4a08-a5ca-f0162935f3a6"
        let hash = "QW3YkSgjkc9VNMtbTkuQflK54A6+9GS8ZiRDj0mSvPI="
        // Once before: Swift's runtime makes descriptions of generic types when a process first needs them.
        let isRight = isHash(hash.utf8.span, of: username.utf8.span, texts[0].utf8.span, texts[1].utf8.span)
        exhaustMemory()
        let isRightWithoutMemory = isHash(
          hash.utf8.span, of: username.utf8.span, texts[0].utf8.span, texts[1].utf8.span)
        _exit(isRight && isRightWithoutMemory ? 0 : 1)
      }
    }
  }

  /// Nothing is thrown: Swift Testing makes a backtrace of every error, and allocates for it.
  private func isHash(
    _ text: Span<UInt8>, of username: Span<UInt8>, _ id: Span<UInt8>, _ secret: Span<UInt8>
  ) -> Bool {
    guard let hash = try? SecretHash(text), let client = try? AppClient(id: id, secret: secret),
      let computed = try? client.secretHash(username: username)
    else { return false }
    return computed == hash && client.isValid(hash, username: username) && CredentialLint.clientSecret(secret).isEmpty
      && CredentialLint.username(username).isEmpty
  }
#endif
