import CognitoCrypto
import PureCrypto

// The three calls whose code and stack are measured. They are not optimized, so that nothing of the libraries is
// inlined into them: what they need is counted, and what they are is not. Each returns its stack pointer.

/// Two instructions in each board's `StackPointer.swift`.
@_extern(c, "stack_pointer") func stackPointer() -> UInt

/// One digest.
@inline(never) @_optimize(none)
public func callSHA256(_ data: Span<UInt8>, _ result: inout InlineArray<32, UInt8>) -> UInt {
  result = SHA256.hash(data: data).bytes
  return stackPointer()
}

/// One authentication code.
@inline(never) @_optimize(none)
public func callHMAC(_ data: Span<UInt8>, _ result: inout InlineArray<32, UInt8>) -> UInt {
  let key = HMACSHA256.Key(data)
  result = HMACSHA256.authenticationCode(for: data, using: key).bytes
  return stackPointer()
}

/// One secret hash.
@inline(never) @_optimize(none)
public func callSecretHash(_ data: Span<UInt8>, _ result: inout InlineArray<44, UInt8>) -> UInt {
  do throws(AppClientError) {
    let client = try AppClient(id: data, secret: data)
    result = try client.secretHash(username: data).bytes
  } catch {}
  return stackPointer()
}
