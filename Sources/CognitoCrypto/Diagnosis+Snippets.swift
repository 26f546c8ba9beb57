#if !hasFeature(Embedded)
  extension Diagnosis {
    /// A language that fixes are written in.
    public enum Language: String, CaseIterable, Sendable {
      /// Swift, with this package.
      case swift
      /// JavaScript for Node.js.
      case node
      /// Python 3.
      case python
      /// Java.
      case java
      /// Go.
      case go
      /// A POSIX shell, with this package's command.
      case shell
    }

    /// What a fix is about.
    enum Topic {
      /// The whole computation.
      case computation
      /// What was read has something around it.
      case trimming
      /// A value is missing.
      case missingValue
      /// The text was encoded, or is not in UTF-8.
      case text
      /// The username is another one.
      case username
    }
  }

  extension Diagnosis.Mistake {
    /// The fix in a programming language: one to six lines. It names `username`, `clientID` (`client_id`) and `secret`.
    public func snippet(in language: Diagnosis.Language) -> String {
      switch topic {
      case .computation: language.computation
      case .trimming: language.trimming
      case .missingValue: language.missingValue
      case .text: language.text
      case .username: language.username
      }
    }

    private var topic: Diagnosis.Topic {
      switch self {
      case .altered(let part, let alteration):
        switch alteration {
        case .trailingLineFeed, .trailingCRLF, .trailingCarriageReturn, .trailingSpace, .leadingSpace, .doubleQuoted,
          .singleQuoted, .trimmed, .trailingZero, .byteOrderMark:
          part == .message ? .computation : .trimming
        case .undefined, .pythonNone, .null, .nilText, .empty, .swiftOptional, .javaScriptObject, .javaScriptPromise:
          .missingValue
        case .lowercased, .uppercased, .localPart, .nfc, .nfd, .percentEncoded, .plusAsSpace:
          part == .username ? .username : .computation
        case .none, .base64Encoded, .base64Decoded, .latin1, .utf16LittleEndian, .utf16BigEndian, .utf8Twice, .ascii,
          .pythonBytes:
          .text
        }
      case .other(let kind): kind.isClientID ? .computation : .username
      case .formula, .separator, .encoding, .digest, .stray: .computation
      }
    }
  }

  extension Diagnosis.Language {
    var computation: String {
      switch self {
      case .swift:
        """
        let client = try AppClient(id: clientID, secret: secret)
        let hash = try client.secretHash(username: username).description
        """
      case .node:
        """
        const { createHmac } = require("node:crypto");
        const hash = createHmac("sha256", secret).update(username + clientID).digest("base64");
        """
      case .python:
        """
        code = hmac.new(secret.encode(), (username + client_id).encode(), hashlib.sha256)
        hash = base64.b64encode(code.digest()).decode()
        """
      case .java:
        """
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] code = mac.doFinal((username + clientID).getBytes(StandardCharsets.UTF_8));
        String hash = Base64.getEncoder().encodeToString(code);
        """
      case .go:
        """
        mac := hmac.New(sha256.New, []byte(secret))
        mac.Write([]byte(username + clientID))
        hash := base64.StdEncoding.EncodeToString(mac.Sum(nil))
        """
      case .shell:
        """
        hash=$(cognito-crypto secret-hash "$username")  # COGNITO_CLIENT_ID and COGNITO_CLIENT_SECRET are exported
        """
      }
    }

    var trimming: String {
      switch self {
      case .swift:
        """
        let secret = text.trimmingCharacters(in: .whitespacesAndNewlines)
        """
      case .node:
        """
        const secret = text.trim();
        """
      case .python:
        """
        secret = text.strip()
        """
      case .java:
        """
        String secret = text.strip();
        """
      case .go:
        """
        secret := strings.TrimSpace(text)
        """
      case .shell:
        """
        secret=$(cat "$secret_file")  # $(…) cuts line feeds off; write the file with printf %s, without quotes
        """
      }
    }

    var missingValue: String {
      switch self {
      case .swift:
        """
        guard let secret, !secret.isEmpty else { throw ConfigurationError.noClientSecret }
        """
      case .node:
        """
        const secret = process.env.COGNITO_CLIENT_SECRET;
        if (!secret) throw new Error("COGNITO_CLIENT_SECRET is not set");
        """
      case .python:
        """
        secret = os.environ["COGNITO_CLIENT_SECRET"]
        """
      case .java:
        """
        String secret = Objects.requireNonNull(System.getenv("COGNITO_CLIENT_SECRET"), "COGNITO_CLIENT_SECRET");
        """
      case .go:
        """
        secret, ok := os.LookupEnv("COGNITO_CLIENT_SECRET")
        if !ok || secret == "" {
        	log.Fatal("COGNITO_CLIENT_SECRET is not set")
        }
        """
      case .shell:
        """
        : "${COGNITO_CLIENT_SECRET:?is not set}"
        """
      }
    }

    var text: String {
      switch self {
      case .swift:
        """
        let secretBytes = Array(secret.utf8)  // as it is: not decoded from Base64
        let messageBytes = Array((username + clientID).utf8)
        """
      case .node:
        """
        const secretBytes = Buffer.from(secret, "utf8");  // as it is: not "base64", not "latin1"
        const messageBytes = Buffer.from(username + clientID, "utf8");
        """
      case .python:
        """
        secret_bytes = secret.encode("utf-8")  # as it is: not decoded from Base64
        message_bytes = (username + client_id).encode("utf-8")
        """
      case .java:
        """
        byte[] secretBytes = secret.getBytes(StandardCharsets.UTF_8);  // as it is: not decoded from Base64
        byte[] messageBytes = (username + clientID).getBytes(StandardCharsets.UTF_8);
        """
      case .go:
        """
        secretBytes := []byte(secret) // as it is: not decoded from Base64
        messageBytes := []byte(username + clientID)
        """
      case .shell:
        """
        export LC_ALL=C.UTF-8  # and the secret as it is: not decoded from Base64
        hash=$(cognito-crypto secret-hash "$username")
        """
      }
    }

    var username: String {
      switch self {
      case .swift:
        """
        let hash = try client.secretHash(username: username).description  // the string that the request sends
        parameters = ["USERNAME": username, "SECRET_HASH": hash]
        """
      case .node:
        """
        const hash = secretHash(username);  // the string that the request sends
        const AuthParameters = { USERNAME: username, SECRET_HASH: hash };
        """
      case .python:
        """
        hash = secret_hash(username)  # the string that the request sends
        auth_parameters = {"USERNAME": username, "SECRET_HASH": hash}
        """
      case .java:
        """
        String hash = secretHash(username);  // the string that the request sends
        Map<String, String> authParameters = Map.of("USERNAME", username, "SECRET_HASH", hash);
        """
      case .go:
        """
        hash := secretHash(username) // the string that the request sends
        authParameters := map[string]string{"USERNAME": username, "SECRET_HASH": hash}
        """
      case .shell:
        """
        hash=$(cognito-crypto secret-hash "$username")  # the same $username as in USERNAME=
        parameters="USERNAME=$username,SECRET_HASH=$hash"
        """
      }
    }
  }
#endif
