import CognitoCrypto
import PureCrypto
import Reference

/// Why a hash was refused: any text as the hash, any names; and hashes of changed texts, as users make them.
func fuzz(_ input: inout Input) {
  let kind = input.byte()
  let contextKind = Diagnosis.Context.Kind(rawValue: input.byte() % Diagnosis.Context.Kind.count) ?? .sub
  let (username, clientID, secret) = (input.part(), input.part(), input.part())
  let (known, previousSecret) = (input.part(), input.part())
  let text = input.rest()
  _ = CredentialLint.clientID(clientID.span).description
  _ = CredentialLint.clientSecret(secret.span).description
  _ = CredentialLint.username(username.span).description

  var context = Diagnosis.Context()
  _ = try? context.add(known.span, as: contextKind)
  if kind & 8 != 0 { _ = try? context.add(errorText: known.span) }
  let refused =
    switch kind & 7 {
    case 0: base64(hmacSHA256(username + clientID, key: secret))
    case 1: base64(hmacSHA256(username + clientID, key: previousSecret))
    case 2: base64(hmacSHA256(known + clientID, key: secret))
    case 3: base64(hmacSHA256(clientID + username, key: secret)) + text
    default: text
    }
  // The search computes thousands of hashes: without it, and for hashes that are right, there is no other way.
  let diagnosis: Diagnosis
  do throws(AppClientError) {
    diagnosis =
      kind & 16 == 0
      ? try Diagnosis(
        of: refused.span, username: username.span, clientID: clientID.span, secret: secret.span, context: context)
      : try Diagnosis(
        of: refused.span, username: username.span, clientID: clientID.span, secret: secret.span,
        previousSecret: previousSecret.span, context: context)
  } catch {
    return require(
      username.isEmpty || secret.isEmpty || clientID.isEmpty || clientID.count > 128, "any names have a hash")
  }
  let right = base64(hmacSHA256(username + clientID, key: secret))
  require(diagnosis.rightHash.description.utf8.elementsEqual(right), "the right hash")
  require(refused != right || diagnosis.verdict == .right, "the right hash is right")
  require((diagnosis.verdict == .explained) == (diagnosis.causeCount > 0), "an explanation has causes")
  require((diagnosis.verdict == .right) == (diagnosis.matchingSecret != nil), "a right hash is made with a secret")
  for cause in diagnosis.causes {
    require(!cause.identifier.isEmpty && !cause.description.isEmpty && !cause.fix.isEmpty, "a cause in words")
  }
  for advice in diagnosis.advice.all { require(!advice.description.isEmpty, "advice in words") }
}
