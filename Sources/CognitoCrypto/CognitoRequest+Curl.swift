#if !hasFeature(Embedded)
  extension CognitoRequest {
    /// A `curl` command that sends the request. It names the file where the body is, "-" for standard input: no secret
    /// stands in the command.
    ///
    /// An operation that servers sign takes `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN` from
    /// the environment, in bash.
    ///
    /// - Throws: ``RequestError/invalidRegion``.
    /// - Precondition: The operation is not `CognitoOperation.oauthToken`, whose host is the user pool's domain.
    public func curlCommand(region: String, bodyFile: String = "-") throws(RequestError) -> String {
      precondition(operation != .oauthToken, "the token endpoint is on another host")
      var lines = ["curl --silent --show-error \(quoted("https://\(try CognitoEndpoint.host(region: region))/"))"]
      lines += headers.sorted { $0.key < $1.key }.map { "--header \(quoted("\($0.key): \($0.value)"))" }
      if operation.requiresSigV4 {
        lines.append("--aws-sigv4 \(quoted("aws:amz:\(region):cognito-idp"))")
        lines.append(
          #"--config <(printf 'user = "%s:%s"\nheader = "X-Amz-Security-Token: %s"\n' "#
            + #""$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY" "$AWS_SESSION_TOKEN")"#)
      }
      lines.append("--data-binary \(quoted("@\(bodyFile)"))")
      return lines.joined(separator: " \\\n  ")
    }

    /// The word in a shell's single quotes.
    private func quoted(_ word: String) -> String {
      "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }
  }

  extension CognitoEndpoint {
    /// The host, `cognito-idp.<region>.amazonaws.com`, in China with `.cn` after it.
    ///
    /// - Throws: ``RequestError/invalidRegion``.
    public static func host(region: String) throws(RequestError) -> String {
      let text = try [UInt8](encoding: { (output) throws(RequestError) in try host(region: region, into: &output) })
      return String(decoding: text, as: UTF8.self)
    }
  }
#endif
