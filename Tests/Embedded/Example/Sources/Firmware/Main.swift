import CognitoCrypto

@main
struct Firmware {
  static func main() {
    do throws(AppClientError) {
      let client = try AppClient(id: clientID.span, secret: clientSecret.span)
      let hash = try client.secretHash(username: username.span)
      for i in hash.bytes.indices { send(hash.bytes[i]) }
      send(0x0a)
    } catch {
      // An empty id, secret or username.
    }
  }
}
