// What `--help` prints: the manual of the program, and of each subcommand.

import PureCrypto

extension Main {
  static let help = """
    NAME
        cognito-crypto - the SecretHash of Amazon Cognito, SHA-256 and HMAC-SHA-256

    SYNOPSIS
        cognito-crypto secret-hash [OPTION]... [USERNAME]...
        cognito-crypto verify [OPTION]... USERNAME HASH
        cognito-crypto diagnose [OPTION]... USERNAME HASH
        cognito-crypto lint [OPTION]... [USERNAME]...
        cognito-crypto request [OPTION]... OPERATION
        cognito-crypto where [OPERATION]
        cognito-crypto sha256 [FILE]...
        cognito-crypto sha256 --check [FILE]...
        cognito-crypto hmac --key-file PATH [--raw] [FILE]...
        cognito-crypto self-test
        cognito-crypto acvp [FILE]
        cognito-crypto help [SUBCOMMAND]
        cognito-crypto --version

    DESCRIPTION
        An app client of Amazon Cognito that has a secret must send a SecretHash
        with its requests:
            Base64(HMAC-SHA-256(key: client secret, message: username + client id))

        secret-hash  makes it, for one username or for millions
        verify       says whether one is right
        diagnose     says why one was refused, and what to do
        lint         says what is odd about id, secret and usernames
        request      makes the body of a request, or the curl command that sends it
        where        says where in a request it goes, and for which username it is
        sha256       prints and checks digests as sha256sum does
        hmac         prints authentication codes in the same way
        self-test    runs known-answer tests of all of this
        acvp         answers vector sets of NIST's validation program

        cognito-crypto SUBCOMMAND --help says everything about one of them.

        Options stand before, between or after operands, as --option VALUE or
        --option=VALUE. -- ends them: what follows are operands. Results go to
        standard output, everything else to standard error.

    \(credentialsHelp)

    \(exitStatusHelp)

    EXAMPLES
        The hash for a user, with the secret from the environment:
            export COGNITO_CLIENT_ID=18u8119jgbpr464n28s1itk2mq
            read -rs COGNITO_CLIENT_SECRET; export COGNITO_CLIENT_SECRET
            cognito-crypto secret-hash a2c2e290-6d0f-4a08-a5ca-f0162935f3a6

        Where it goes:
            cognito-crypto where RespondToAuthChallenge

    """
}

private let credentialsHelp = """
  CLIENT ID AND CLIENT SECRET
      --client-id ID
          The client id. Without it, the environment's COGNITO_CLIENT_ID.

      --client-secret-file PATH
          Reads the client secret from the file at PATH, or from standard input
          where PATH is -. One line ending (LF or CRLF) at its end is dropped. A
          file that others can read is warned about. A named pipe is read if
          somebody writes to it already.

      --raw
          Does not drop the line ending.

      Without --client-secret-file, the secret is COGNITO_CLIENT_SECRET of the
      environment, all of it. Without that, and on a terminal, you are asked for
      it; what you type is not shown. Both sources at once are refused.

      The secret is never an argument: other users see those (ps), and the shell
      keeps them. It may have \(SecretBytes.maximumByteCount) bytes. White space, quotes and words such
      as undefined in id or secret are warned about, and used as they are. Core
      dumps are off, and the secret is overwritten as soon as its key is prepared.

  ENVIRONMENT
      COGNITO_CLIENT_ID, COGNITO_CLIENT_SECRET
          As above. Set but empty is an error, other than not set.
  """

private let exitStatusHelp = """
  EXIT STATUS
      0    all is right
      1    what was checked is wrong
      2    the hash is wrong, and its cause was not found (diagnose)
      64   the command line cannot be meant, or id or secret are missing
      65   bad input: empty, too long, not of the form that it must have
      66   input that cannot be read
      70   the self-test failed
      74   output that cannot be written
      141  the reader of the output closed the pipe; nothing is printed
  """

extension SecretHashCommand {
  static let help = """
    NAME
        cognito-crypto secret-hash - the SecretHash for usernames

    SYNOPSIS
        cognito-crypto secret-hash [OPTION]... [USERNAME]...

    DESCRIPTION
        Prints the SecretHash for each USERNAME, one a line, in the same order. With
        no USERNAME, and in the place of a USERNAME that is -, reads usernames from
        standard input, one a line, however many: they are not kept in memory.

        A username is hashed as the bytes that it has, which must be those that the
        request sends; cognito-crypto where says which username that is.

        Only a line feed ends a line; the last line may have none. A line may have
        \(LineReader.maximumByteCount) bytes. A carriage return at the end of a line, and a byte order
        mark at the beginning of the first, are hashed with the username, and warned
        about once. An empty username is an error; the lines before it stand.

    OPTIONS
        --format text|tsv|json
            text  the hash (the default)
            tsv   the username, a tab, the hash; a username that has a tab or a line
                  feed is an error
            json  one object a line, {"username":"...","secretHash":"..."};
                  a username that is not UTF-8 is an error

        --crlf
            Drops a carriage return at the end of a line of standard input.

        --jobs N
            Hashes the lines of standard input on N processors at once (1). The
            order stays.

        --help
            Prints this.

    \(credentialsHelp)

    \(exitStatusHelp)

    EXAMPLES
        cognito-crypto secret-hash --client-secret-file secret.txt alice bob
        cognito-crypto secret-hash --format tsv < usernames.txt > hashes.tsv
        cognito-crypto secret-hash -- -name-with-a-dash
        cognito-crypto secret-hash --client-secret-file <(pass show cognito) alice

    """
}

extension VerifyCommand {
  static let help = """
    NAME
        cognito-crypto verify - whether a SecretHash is right

    SYNOPSIS
        cognito-crypto verify [OPTION]... USERNAME HASH

    DESCRIPTION
        Prints "right", and ends with 0, where HASH is the SecretHash for USERNAME;
        prints "wrong", and ends with 1, where it is that of something else. The
        comparison takes constant time. A HASH that is none at all, because it is
        not the Base64 of 32 bytes, is an error (65).

    OPTIONS
        --help
            Prints this.

    \(credentialsHelp)

    \(exitStatusHelp)

    EXAMPLES
        cognito-crypto verify alice QW3YkSgjkc9VNMtbTkuQflK54A6+9GS8ZiRDj0mSvPI=

    """
}

extension DiagnoseCommand {
  static let help = """
    NAME
        cognito-crypto diagnose - why a SecretHash was refused

    SYNOPSIS
        cognito-crypto diagnose [OPTION]... USERNAME HASH
        cognito-crypto diagnose [OPTION]... --error TEXT

    DESCRIPTION
        Makes the usual mistakes on purpose, each alone and every two together,
        until HASH comes out, and prints what is wrong, why, what to do, the fix in
        code, and the right hash. USERNAME is the one that the request sends, HASH
        what was sent with it, whatever it looks like. Where several mistakes give
        this hash, the likeliest comes first. What does not give exactly this hash
        is not named.

        Ends with 0 where HASH is right, with 1 where its cause was found, with 2
        where not; it then prints what was tried, and what to check next.

        With --error alone, says what to do about Cognito's error: ends with 1 where
        that is known, with 2 where not.

        The client secret is never printed, nor what was given as HASH or USERNAME.

    OPTIONS
        --error TEXT
            What Cognito said.

        --sub SUB
        --pool-username NAME
        --email ADDRESS
        --phone-number NUMBER
        --other-username NAME
            Other names of the user, or of others, that may have been hashed: the
            sub; cognito:username of the ID token; the aliases. --other-username can
            stand more than once.

        --other-client-id ID
        --user-pool-id ID
            What may have been hashed in the place of the client id.
            --other-client-id can stand more than once.

        --previous-client-secret-file PATH
            The other secret, where the app client has two. Read as with
            --client-secret-file.

        --language swift|node|python|java|go|shell
            The language of the fix; swift without it.

        --format text|json
            json prints one object in one line: verdict (right, explained or
            unexplained), matchingSecret, error, causes, advice, attemptCount,
            rightHash. With --error alone: error, advice.

        --help
            Prints this.

    \(credentialsHelp)

    \(exitStatusHelp)

    EXAMPLES
        The hash of the e-mail address, where the request sends the name:
            cognito-crypto diagnose --email alice@example.com --language node \\
                alice mQ9E/+7b6303K0Xr5Ov8RcmjK1dhgODrIt3oRcS+T5s=

        What an error means:
            cognito-crypto diagnose --error "$(cat error.txt)"

    """
}

extension LintCommand {
  static let help = """
    NAME
        cognito-crypto lint - what is odd about id, secret and usernames

    SYNOPSIS
        cognito-crypto lint [OPTION]... [USERNAME]...

    DESCRIPTION
        Prints what Cognito would not have issued or accepted, one finding a line:
        where it is, and what: white space, line endings, quotes, words such as
        undefined, foreign characters, wrong lengths. Never prints the text itself.

        Ends with 0 where nothing was found, with 1 where something was.

    OPTIONS
        --help
            Prints this.

    \(credentialsHelp)

    \(exitStatusHelp)

    EXAMPLES
        cognito-crypto lint alice bob
        cognito-crypto lint --raw --client-secret-file secret.txt

    """
}

extension RequestCommand {
  static let help = """
    NAME
        cognito-crypto request - the body of a request to Cognito

    SYNOPSIS
        cognito-crypto request [OPTION]... OPERATION
        cognito-crypto request --curl --region REGION [OPTION]... OPERATION
        cognito-crypto request oauth-token --authorization-header

    DESCRIPTION
        Prints the body of the request, JSON with the SecretHash in its place, for
        curl --data-binary @- or the aws command with --cli-input-json. It has the
        password or token in it that the options name: pipe it, do not keep it.

        What is secret is never an argument, but the path of a file, one line ending
        at the end dropped, or - for standard input; one option can have that.

        OPERATION, and the options that it needs; those in brackets it does not:

        sign-up
            --username [--password-file] [--attribute] [--validation-data]
        confirm-sign-up
            --username --code [--session-file] [--force-alias-creation]
        resend-confirmation-code, forgot-password
            --username
        confirm-forgot-password
            --username --code --password-file
        initiate-auth, admin-initiate-auth
            --flow [--session-file] [--device-key], and for the flow
            USER_AUTH            --username [--preferred-challenge, and with that
                                 --password-file or --srp-a]
            USER_SRP_AUTH        --username --srp-a
            USER_PASSWORD_AUTH, with admin-initiate-auth ADMIN_USER_PASSWORD_AUTH
                                 --username --password-file
            CUSTOM_AUTH          --username [--srp-a]
            REFRESH_TOKEN_AUTH   --token-file, and --pool-username or
                                 --id-token-file
        respond-to-auth-challenge, admin-respond-to-auth-challenge
            --username --challenge [--session-file] [--device-key], and for
            SMS_MFA, EMAIL_OTP, SMS_OTP, SOFTWARE_TOKEN_MFA
                                 --code
            SELECT_MFA_TYPE      --select SMS_MFA, EMAIL_MFA or SOFTWARE_TOKEN_MFA
            MFA_SETUP            nothing
            PASSWORD_VERIFIER    --signature --secret-block --timestamp
            DEVICE_SRP_AUTH      --device-key --srp-a
            DEVICE_PASSWORD_VERIFIER
                                 as PASSWORD_VERIFIER, and --device-key
            CUSTOM_CHALLENGE     --answer-file
            SELECT_CHALLENGE     --select PASSWORD, PASSWORD_SRP, WEB_AUTHN,
                                 EMAIL_OTP or SMS_OTP, and what that needs
            NEW_PASSWORD_REQUIRED
                                 --password-file [--attribute]
            PASSWORD             --password-file
            PASSWORD_SRP         --srp-a
            WEB_AUTHN            --credential-file
        get-tokens-from-refresh-token
            --token-file [--device-key] [--client-metadata]
        revoke-token
            --token-file
        oauth-token
            --grant, and for
            client_credentials   [--scope]
            authorization_code   --code --redirect-uri [--code-verifier-file]
            refresh_token        --token-file

        The operations of admins need --user-pool-id too. The last three have no
        hash: the first two of them have the client secret itself in the body, and
        oauth-token, whose body is a form, wants it in a header.

    OPTIONS
        --username NAME
            The username, which is hashed as it is sent.

        --pool-username NAME
        --id-token-file PATH
            For a refresh token: the user pool's own username, or a token to read it
            from, which is not verified.

        --user-pool-id ID
        --code CODE
        --device-key KEY
            What Cognito calls so. A code is for one use: it may be an argument.

        --password-file PATH
        --session-file PATH
        --token-file PATH
        --answer-file PATH
        --credential-file PATH
        --code-verifier-file PATH
            The password; the session of the answer before; the refresh token; the
            answer to a custom challenge; the passkey's answer in JSON; PKCE's code
            verifier.

        --flow FLOW
        --challenge NAME
        --preferred-challenge NAME
        --select NAME
        --grant GRANT
        --scope SCOPE
        --redirect-uri URI
            As above. Scopes have spaces between.

        --srp-a A
        --signature TEXT
        --secret-block TEXT
        --timestamp TEXT
            For the Secure Remote Password protocol: A in hexadecimal; the proof.

        --attribute NAME=VALUE
        --validation-data NAME=VALUE
        --client-metadata NAME=VALUE
        --force-alias-creation
        --analytics-endpoint-id ID
        --ip-address ADDRESS
        --encoded-data DATA
            Optional members of the request. Those with NAME=VALUE can stand more
            than once. For admins, --ip-address needs these too:

        --server-name NAME
        --server-path PATH
        --http-header NAME=VALUE
            How the user's request reached the server.

        --curl
            Prints a command for bash that makes the body with this program and
            sends it. No secret stands in it, and none is read for it. Operations of
            admins are signed with AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and
            AWS_SESSION_TOKEN.

        --region REGION
            For --curl: where the user pool is, such as eu-west-1.

        --domain HOST
            For --curl of oauth-token: the domain of the user pool.

        --authorization-header
            Prints the header for oauth-token, which has the client secret in it,
            for curl --header @-.

        --help
            Prints this.

    \(credentialsHelp)

    \(exitStatusHelp)

    EXAMPLES
        With the aws command, which reads its input twice and needs a file:
            (umask 077; cognito-crypto request sign-up --username alice \\
                --password-file password.txt > body.json)
            aws cognito-idp sign-up --cli-input-json file://body.json
            rm body.json

        The command that sends it:
            cognito-crypto request initiate-auth --flow USER_PASSWORD_AUTH \\
                --username alice --password-file password.txt \\
                --curl --region eu-west-1

    """
}

extension WhereCommand {
  static let help = """
    NAME
        cognito-crypto where - where the SecretHash goes

    SYNOPSIS
        cognito-crypto where [OPERATION]

    DESCRIPTION
        Prints a table of the operations of Amazon Cognito, or the row of OPERATION,
        which may also be named as the subcommand request names it:

        OPERATION         the name, as in the header X-Amz-Target
        SENDS             the hash, or the client secret itself
        WHERE             the place in the request
        KEY               the key that it stands under
        SIGNED            whether the request needs AWS credentials (SigV4)
        USERNAME TO HASH  the username that the hash is made of

    OPTIONS
        --help
            Prints this.

    \(exitStatusHelp)

    EXAMPLES
        cognito-crypto where
        cognito-crypto where InitiateAuth

    """
}

extension SHA256Command {
  static let help = """
    NAME
        cognito-crypto sha256 - SHA-256 digests of files

    SYNOPSIS
        cognito-crypto sha256 [FILE]...
        cognito-crypto sha256 --check [FILE]...

    DESCRIPTION
        Prints the SHA-256 digest of each FILE as GNU sha256sum does: 64 hexadecimal
        digits, two spaces, the name. With no FILE, or where FILE is -, reads
        standard input. Where a name has a backslash, a line feed or a carriage
        return, these are written \\\\, \\n and \\r, and the line begins with a
        backslash.

        A FILE that cannot be read is reported, and the others are still done. Work
        of more than a second shows how far it is, if standard error is a terminal.

    OPTIONS
        --check
            Reads such lines from each FILE, and the form SHA256 (NAME) = DIGEST,
            and prints for each NAME whether it still has the digest: OK, FAILED, or
            FAILED open or read. Empty lines, and those that begin with #, are
            passed over; others that are not of this form are counted. A FILE with
            no such line at all is an error (65). A line may have \(LineReader.maximumByteCount) bytes.

        --help
            Prints this.

    \(exitStatusHelp)

    EXAMPLES
        cognito-crypto sha256 *.iso > SHA256SUMS
        cognito-crypto sha256 --check SHA256SUMS

    """
}

extension HMACCommand {
  static let help = """
    NAME
        cognito-crypto hmac - HMAC-SHA-256 codes of files

    SYNOPSIS
        cognito-crypto hmac --key-file PATH [--raw] [FILE]...

    DESCRIPTION
        Prints the HMAC-SHA-256 of each FILE as cognito-crypto sha256 does digests:
        64 hexadecimal digits, two spaces, the name. With no FILE, or where FILE is
        -, reads standard input.

    OPTIONS
        --key-file PATH
            The bytes of the file at PATH are the key, or those of standard input
            where PATH is -. One line ending (LF or CRLF) at the end is dropped. A
            key may have \(SecretBytes.maximumByteCount) bytes. A file that others can read is warned about.

        --raw
            Does not drop the line ending: for a key that is not text.

        --help
            Prints this.

    \(exitStatusHelp)

    EXAMPLES
        cognito-crypto hmac --raw --key-file key.bin firmware.img

    """
}

extension SelfTestCommand {
  static let help = """
    NAME
        cognito-crypto self-test - known-answer tests

    SYNOPSIS
        cognito-crypto self-test [--inject-failure NAME]

    DESCRIPTION
        Computes known answers of SHA-256, HMAC-SHA-256 and Base64 on every backend
        of this machine, and prints for each: ok or FAILED, the backend, the name.

    OPTIONS
        --inject-failure NAME
            Falsifies one of the known answers, to see that the self-test fails and
            names it. They are:
    \(SelfTest.KnownAnswer.allCases.map { "            \($0.name)" }.joined(separator: "\n"))

        --help
            Prints this.

    \(exitStatusHelp)

    """
}

extension ACVPCommand {
  static let help = """
    NAME
        cognito-crypto acvp - answers vector sets of NIST's validation program

    SYNOPSIS
        cognito-crypto acvp [--backend NAME] [FILE]

    DESCRIPTION
        Reads a vector set (prompt.json) of the Automated Cryptographic Validation
        Protocol from FILE, or from standard input, and prints the response, with
        the digests and codes that this program computes: all tests of all groups
        or, where one cannot be answered, an error and nothing else.

        A vector set is an object, or stands in an array with the version of the
        protocol; so does the response. Members and layout are those of NIST's
        expectedResults.json. Answered are:

        SHA2-256 1.0           AFT, MCT (standard and alternate), LDT; messages of
                               bits as well
        HMAC-SHA2-256 1.0 2.0  AFT; whole bytes; codes of macLen bits

        Messages of LDT are made and hashed in parts of some hundred kilobytes. The
        protocol wants them given to one call where there are several: say so to
        the laboratory.

        A FILE may have \(maximumByteCount) bytes.

    OPTIONS
        --backend NAME
            Computes with this backend, and not with the fastest of this machine.
            cognito-crypto self-test prints their names. Laboratories test with and
            without the processor's own instructions: portable is Swift alone.

        --help
            Prints this.

    \(exitStatusHelp)

    EXAMPLES
        cognito-crypto acvp prompt.json | diff - expectedResults.json
        cognito-crypto acvp --backend portable < vectors.json > response.json

    """
}
