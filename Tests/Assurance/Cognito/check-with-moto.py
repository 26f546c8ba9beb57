#!/usr/bin/env python3
"""Signs users up, in and on against moto, an emulator of Cognito that nobody here wrote, on the loopback interface.

Every body is this project's, sent by curl or by the aws command; every answer is read by this project's reader. Where
moto checks the hash (USER_SRP_AUTH, the challenge of an authenticator app, refresh), a wrong one must be refused.
"""

import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

import tools

tools.use_packages("cognito", "moto[server]==5.2.1", "awscli==1.45.11", "botocore==1.43.11", "boto3==1.43.11")

import boto3  # noqa: E402

REGION = "eu-west-1"
ALIAS = "juergen@example.org"
PASSWORD = 'P4ss"\\wörd-😀'
ENVIRONMENT = {**os.environ, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": REGION}


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Emulator:
    """A moto server of our own, which ends with the block that uses it."""

    def __enter__(self):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
        )
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                return self
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("moto does not start")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=20)


class Device:
    """An app client: its requests by curl, its answers read by the library."""

    def __init__(self, emulator, path, client_id, secret):
        self.url = emulator.url
        self.tool = tools.Tool(path, client_id, secret)
        self.sent = 0

    def send(self, operation, **arguments):
        body = self.tool.body(operation, **arguments)
        command = ["curl", "--silent", "--show-error", "--max-time", "20", self.url + "/"]
        command += ["--header", "Content-Type: application/x-amz-json-1.1"]
        command += ["--header", f"X-Amz-Target: AWSCognitoIdentityProviderService.{operation}"]
        scope = f"test/20260101/{REGION}/cognito-idp/aws4_request"
        command += ["--header", f"Authorization: AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=, Signature="]
        answer = subprocess.run([*command, "--data-binary", "@-"], input=body.encode(), capture_output=True, check=True)
        self.sent += 1
        return answer.stdout.decode() or "{}"

    def member(self, answer, name):
        return self.tool.member(answer, name)

    def accepted(self, operation, **arguments):
        answer = self.send(operation, **arguments)
        exception = self.member(answer, "exceptionName")
        assert not exception, f"{operation}: {exception}: {self.member(answer, 'exceptionMessage')}"
        return answer

    def refused(self, operation, exception="NotAuthorizedException", **arguments):
        answer = self.send(operation, **arguments)
        assert self.member(answer, "exceptionName") == exception, f"{operation} was not refused: {answer}"

    def has_tokens(self, answer):
        tokens = [self.member(answer, name) for name in ("accessToken", "idToken")]
        assert all(token.count(".") == 2 for token in tokens), answer
        assert self.member(answer, "tokenType") == "Bearer" and int(self.member(answer, "expiresIn")) > 0
        return tokens


def aws(emulator, command, body):
    """The aws command, with a body of ours as its input."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "body.json"
        file.write_text(body, encoding="utf-8")
        arguments = ["cognito-idp", command, "--cli-input-json", f"file://{file}", "--endpoint-url", emulator.url]
        answer = subprocess.run(
            [sys.executable, "-m", "awscli", *arguments, "--output", "json"],
            env=ENVIRONMENT,
            capture_output=True,
            timeout=60,
        )
    return answer.stdout.decode() if answer.returncode == 0 else None


def srp(device, username):
    """Both steps of SRP. moto looks at the hash of the first, and at no signature."""
    answer = device.accepted("InitiateAuth", flow="userSRP", username=username, srpA="a1")
    assert device.member(answer, "challengeName") == "PASSWORD_VERIFIER"
    return answer, device.accepted(
        "RespondToAuthChallenge",
        challenge="passwordVerifier",
        signature="c2lnbmF0dXJl",
        secretBlock=device.member(answer, "SECRET_BLOCK"),
        timestamp="Tue Sep 25 00:09:40 UTC 2018",
        username=device.member(answer, "USERNAME"),
        session=device.member(answer, "session"),
    )


def main():
    path = tools.build_tool()
    with Emulator() as emulator:
        setup = boto3.client(
            "cognito-idp", REGION, endpoint_url=emulator.url, aws_access_key_id="test", aws_secret_access_key="test"
        )
        pool = setup.create_user_pool(
            PoolName="p", UsernameAttributes=["email"], AutoVerifiedAttributes=["email"],
        )["UserPool"]["Id"]
        app = setup.create_user_pool_client(UserPoolId=pool, ClientName="c", GenerateSecret=True)["UserPoolClient"]
        device = Device(emulator, path, app["ClientId"], app["ClientSecret"])
        liar = Device(emulator, path, app["ClientId"], app["ClientSecret"] + "x")

        # Sign-up, confirmation.
        answer = device.accepted(
            "SignUp", username=ALIAS, password=PASSWORD, userAttributes={"name": 'J"ürgen\n😀'}, ipAddress="192.0.2.1"
        )
        assert device.member(answer, "isUserConfirmed") == "false" and device.member(answer, "userSub")
        device.refused("SignUp", "UsernameExistsException", username=ALIAS, password=PASSWORD)
        device.accepted("ConfirmSignUp", username=ALIAS, code="123456")
        user = setup.admin_get_user(UserPoolId=pool, Username=ALIAS)
        assert {"Name": "name", "Value": 'J"ürgen\n😀'} in user["UserAttributes"], user
        assert user["UserStatus"] == "CONFIRMED" and user["Username"] != ALIAS

        # Sign-in with the password, by curl and by the aws command.
        device.has_tokens(device.accepted("InitiateAuth", flow="password", username=ALIAS, password=PASSWORD))
        body = device.tool.body("InitiateAuth", flow="password", username=ALIAS, password=PASSWORD)
        device.has_tokens(aws(emulator, "initiate-auth", body))
        device.refused("InitiateAuth", flow="password", username=ALIAS, password="wrong")

        # SRP and its challenge. The alias is sent first, and the user pool's own name in the answer to the challenge.
        ascii_user = "ada@example.org"
        body = device.tool.body("SignUp", username=ascii_user, password=PASSWORD)
        assert aws(emulator, "sign-up", body), "the aws command takes no SignUp"
        device.accepted("ConfirmSignUp", username=ascii_user, code="123456")
        liar.refused("InitiateAuth", flow="userSRP", username=ascii_user, srpA="a1")
        answer, tokens = srp(device, ascii_user)
        pool_username = device.member(answer, "USERNAME")
        assert pool_username != ascii_user
        _, id_token = device.has_tokens(tokens)

        # Refresh: the hash of the user pool's own name, from the token; that of the alias is refused.
        refresh = {"flow": "refreshToken", "token": device.member(tokens, "refreshToken")}
        device.has_tokens(device.accepted("InitiateAuth", usernameOfToken=id_token, **refresh))
        device.has_tokens(device.accepted("InitiateAuth", poolUsername=pool_username, **refresh))
        device.refused("InitiateAuth", poolUsername=ascii_user, **refresh)
        liar.refused("InitiateAuth", usernameOfToken=id_token, **refresh)

        # A second factor.
        access_token = device.has_tokens(tokens)[0]
        setup.associate_software_token(AccessToken=access_token)
        setup.verify_software_token(AccessToken=access_token, UserCode="123456")
        setup.set_user_mfa_preference(
            AccessToken=access_token, SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True}
        )
        _, challenge = srp(device, ascii_user)
        assert device.member(challenge, "challengeName") == "SOFTWARE_TOKEN_MFA", challenge
        mfa = {"challenge": "softwareTokenMFA", "code": "123456", "session": device.member(challenge, "session")}
        liar.refused("RespondToAuthChallenge", username=pool_username, **mfa)
        device.has_tokens(device.accepted("RespondToAuthChallenge", username=pool_username, **mfa))

        # From a server: a new user with a temporary password, and the challenge to change it.
        setup.admin_create_user(UserPoolId=pool, Username="eve@example.org", TemporaryPassword="T3mporary!")
        answer = device.accepted(
            "AdminInitiateAuth", userPoolID=pool, flow="password", username="eve@example.org", password="T3mporary!"
        )
        assert device.member(answer, "challengeName") == "NEW_PASSWORD_REQUIRED"
        answer = device.accepted(
            "AdminRespondToAuthChallenge",
            userPoolID=pool,
            challenge="newPassword",
            password=PASSWORD,
            username="eve@example.org",  # moto puts no USERNAME into this challenge.
            session=device.member(answer, "session"),
        )
        device.has_tokens(answer)

        # A forgotten password.
        answer = device.accepted("ForgotPassword", username=ALIAS)
        assert device.member(answer, "codeDeliveryMedium") == "EMAIL", answer
        code = {"username": ALIAS, "password": PASSWORD + "2"}
        device.refused("ConfirmForgotPassword", "ExpiredCodeException", code="moto-confirmation-code:1", **code)
        device.accepted("ConfirmForgotPassword", code="123456", **code)
        device.accepted("InitiateAuth", flow="password", username=ALIAS, password=PASSWORD + "2")

        sent = device.sent + liar.sent
        device.tool.close()
        liar.tool.close()
    print(f"{sent} requests by curl and 2 by aws went as they should against moto 5.2.1")


main()
