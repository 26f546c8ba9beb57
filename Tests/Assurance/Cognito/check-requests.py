#!/usr/bin/env python3
"""Checks the requests of every operation against Amazon's service model, with botocore, pinned.

Each body must be read by Python's json as exactly the members that were meant, with the hash that Python computes, and
be a valid input of that operation. Texts are typical and hostile. `cognito-crypto request` must print the same members,
for what its arguments can say. Nothing is sent anywhere.
"""

import base64
import gzip
import hashlib
import hmac
import json
import os
import pathlib
import random
import subprocess
import tempfile

import tools

tools.use_packages("cognito", "botocore==1.43.11")

import botocore  # noqa: E402
from botocore.model import ServiceModel  # noqa: E402
from botocore.validate import ParamValidator  # noqa: E402

CLIENT_ID = "18u8119jgbpr464n28s1itk2mq"
SECRET = "ps50nb7hd1umdnmlt1xa9nwiscqvdvzy5ijw63vcacd09yihc2b"
ROUNDS = 40
COMMAND_LINE_ROUNDS = 5
random.seed(20160418)

path = pathlib.Path(botocore.__path__[0]) / "data/cognito-idp/2016-04-18/service-2.json.gz"
MODEL = ServiceModel(json.loads(gzip.decompress(path.read_bytes())), "cognito-idp")
FLOWS = set(MODEL.shape_for("AuthFlowType").enum)
CHALLENGES = set(MODEL.shape_for("ChallengeNameType").enum)

TEXTS = ["ada", "ada@example.org", "+15550100", "Jürgen", "e\u0301", "名前", "😀👨‍👩‍👧", "\u2028\u2029", "\ufeff"]
TEXTS += [chr(c) for c in range(0x21)] + ["\x7f", "\x80", '"', "\\", '\\"', '","SECRET_HASH":"x', "\\u0041", "</script>"]
TEXTS += ["x" * 129, '"' * 128, "\x00" * 64, "\U0010ffff", "\ud7ff\ue000\uffff"]


def text():
    if random.random() < 0.7:
        return random.choice(TEXTS)
    planes = [(0, 0x80), (0x80, 0x800), (0x800, 0xD800), (0xE000, 0x10000), (0x10000, 0x110000)]
    return "".join(chr(random.randrange(*random.choice(planes))) for _ in range(random.randrange(1, 30)))


def texts():
    return {text(): text() for _ in range(random.randrange(4))}


def secret_hash(username):
    code = hmac.new(SECRET.encode(), (username + CLIENT_ID).encode(), hashlib.sha256)
    return base64.b64encode(code.digest()).decode()


def pairs(entries, name="Name", value="Value"):
    return [{name: k, value: v} for k, v in sorted(entries.items(), key=lambda item: item[0].encode())]


def maybe(make):
    return make() if random.random() < 0.7 else None


class Case:
    """What the tool is asked for, and the members that the body must have then."""

    def __init__(self, operation):
        self.operation = operation
        self.arguments = {}
        self.members = {"ClientId": CLIENT_ID}

    def add(self, argument, value, member=None, into=None):
        if value is not None:
            self.arguments[argument] = value
            if member:
                (self.members if into is None else into)[member] = value
        return value

    def add_user(self):
        username = self.add("username", text(), "Username")
        self.members["SecretHash"] = secret_hash(username)

    def add_metadata(self):
        self.add("clientMetadata", maybe(texts), "ClientMetadata")

    def add_common(self):
        self.add_metadata()
        endpoint = self.add("analyticsEndpointID", maybe(text))
        if endpoint is not None:
            self.members["AnalyticsMetadata"] = {"AnalyticsEndpointId": endpoint}

    def add_context(self, is_admin):
        self.add_common()
        if random.random() < 0.3:
            return
        context = self.members["ContextData" if is_admin else "UserContextData"] = {}
        self.add("ipAddress", text(), "IpAddress", context)
        self.add("encodedData", maybe(text), "EncodedData", context)
        if is_admin:
            self.add("serverName", text(), "ServerName", context)
            self.add("serverPath", text(), "ServerPath", context)
            context["HttpHeaders"] = pairs(self.add("httpHeaders", texts()), "headerName", "headerValue")

    def add_session(self):
        self.add("session", maybe(lambda: "s" * 20 + text()), "Session")


def registration(operation):
    case = Case(operation)
    case.add_user()
    if operation == "SignUp":
        case.add("password", maybe(text), "Password")
        for argument, member in (("userAttributes", "UserAttributes"), ("validationData", "ValidationData")):
            entries = case.add(argument, maybe(lambda: {k: v for k, v in texts().items() if k}))
            if entries is not None:
                case.members[member] = pairs(entries)
    if operation.startswith("Confirm"):
        case.add("code", text(), "ConfirmationCode")
    if operation == "ConfirmSignUp":
        case.add("forceAliasCreation", maybe(lambda: random.random() < 0.5), "ForceAliasCreation")
        case.add_session()
    if operation == "ConfirmForgotPassword":
        case.add("password", text(), "Password")
    case.add_context(is_admin=False)
    return case


def sign_in(operation, flow, preferred=None):
    is_admin = operation.startswith("Admin")
    case = Case(operation)
    parameters = case.members["AuthParameters"] = {}
    case.add("flow", flow)
    if is_admin:
        case.add("userPoolID", "eu-west-1_AbC1", "UserPoolId")
    if flow == "refreshToken":
        case.add("token", text(), "REFRESH_TOKEN", parameters)
        username = case.add("poolUsername", text())
    else:
        username = case.add("username", text(), "USERNAME", parameters)
    parameters["SECRET_HASH"] = secret_hash(username)
    names = {
        "user": "USER_AUTH",
        "userSRP": "USER_SRP_AUTH",
        "password": "ADMIN_USER_PASSWORD_AUTH" if is_admin else "USER_PASSWORD_AUTH",
        "custom": "CUSTOM_AUTH",
        "refreshToken": "REFRESH_TOKEN_AUTH",
    }
    case.members["AuthFlow"] = names[flow]
    if preferred:
        case.add("preferredChallenge", preferred)
        parameters["PREFERRED_CHALLENGE"] = {
            "password": "PASSWORD",
            "passwordSRP": "PASSWORD_SRP",
            "webAuthn": "WEB_AUTHN",
            "emailOTP": "EMAIL_OTP",
            "smsOTP": "SMS_OTP",
        }[preferred]
    if flow == "password":
        case.add("password", text(), "PASSWORD", parameters)
    if preferred == "password":
        case.add("password", maybe(text), "PASSWORD", parameters)
    if flow == "userSRP":
        case.add("srpA", text(), "SRP_A", parameters)
    if flow == "custom" or preferred == "passwordSRP":
        if case.add("srpA", maybe(text), "SRP_A", parameters) is not None and flow == "custom":
            parameters["CHALLENGE_NAME"] = "SRP_A"
    case.add("deviceKey", maybe(text), "DEVICE_KEY", parameters)
    case.add_session()
    case.add_context(is_admin)
    return case


ANSWERS = {
    # The tool's word: the challenge, the fixed responses, the tool's arguments with their responses.
    "smsMFA": ("SMS_MFA", {}, {"code": "SMS_MFA_CODE"}),
    "emailOTP": ("EMAIL_OTP", {}, {"code": "EMAIL_OTP_CODE"}),
    "smsOTP": ("SMS_OTP", {}, {"code": "SMS_OTP_CODE"}),
    "softwareTokenMFA": ("SOFTWARE_TOKEN_MFA", {}, {"code": "SOFTWARE_TOKEN_MFA_CODE"}),
    "selectMFAType": ("SELECT_MFA_TYPE", {"ANSWER": "SOFTWARE_TOKEN_MFA"}, {}),
    "mfaSetup": ("MFA_SETUP", {}, {}),
    "passwordVerifier": (
        "PASSWORD_VERIFIER",
        {},
        {
            "signature": "PASSWORD_CLAIM_SIGNATURE",
            "secretBlock": "PASSWORD_CLAIM_SECRET_BLOCK",
            "timestamp": "TIMESTAMP",
        },
    ),
    "custom": ("CUSTOM_CHALLENGE", {}, {"answer": "ANSWER"}),
    "selectPassword": ("SELECT_CHALLENGE", {"ANSWER": "PASSWORD"}, {"password": "PASSWORD"}),
    "selectPasswordSRP": ("SELECT_CHALLENGE", {"ANSWER": "PASSWORD_SRP"}, {"srpA": "SRP_A"}),
    "selectWebAuthn": ("SELECT_CHALLENGE", {"ANSWER": "WEB_AUTHN"}, {"credential": "CREDENTIAL"}),
    "selectEmailOTP": ("SELECT_CHALLENGE", {"ANSWER": "EMAIL_OTP"}, {}),
    "selectSMSOTP": ("SELECT_CHALLENGE", {"ANSWER": "SMS_OTP"}, {}),
    "deviceSRP": ("DEVICE_SRP_AUTH", {}, {"deviceKey": "DEVICE_KEY", "srpA": "SRP_A"}),
    "devicePasswordVerifier": (
        "DEVICE_PASSWORD_VERIFIER",
        {},
        {
            "deviceKey": "DEVICE_KEY",
            "signature": "PASSWORD_CLAIM_SIGNATURE",
            "secretBlock": "PASSWORD_CLAIM_SECRET_BLOCK",
            "timestamp": "TIMESTAMP",
        },
    ),
    "newPassword": ("NEW_PASSWORD_REQUIRED", {}, {"password": "NEW_PASSWORD"}),
    "password": ("PASSWORD", {}, {"password": "PASSWORD"}),
    "passwordSRP": ("PASSWORD_SRP", {}, {"srpA": "SRP_A"}),
    "webAuthn": ("WEB_AUTHN", {}, {"credential": "CREDENTIAL"}),
}


def answer(operation, word):
    is_admin = operation.startswith("Admin")
    challenge, fixed, arguments = ANSWERS[word]
    case = Case(operation)
    if is_admin:
        case.add("userPoolID", "eu-west-1_AbC1", "UserPoolId")
    case.add("challenge", word)
    case.members["ChallengeName"] = challenge
    responses = case.members["ChallengeResponses"] = dict(fixed)
    username = case.add("username", text(), "USERNAME", responses)
    responses["SECRET_HASH"] = secret_hash(username)
    for argument, response in arguments.items():
        case.add(argument, text(), response, responses)
    if "deviceKey" not in arguments:
        case.add("deviceKey", maybe(text), "DEVICE_KEY", responses)
    if word == "newPassword":
        for name, value in case.add("userAttributes", texts()).items():
            responses["userAttributes." + name] = value
    case.add_session()
    case.add_context(is_admin)
    return case


def token(operation):
    case = Case(operation)
    case.members["ClientSecret"] = SECRET
    if operation == "RevokeToken":
        case.add("token", text(), "Token")
    else:
        case.add("token", text(), "RefreshToken")
        case.add("deviceKey", maybe(lambda: "eu-west-1_0a" + text()), "DeviceKey")
        case.add_metadata()
    return case


def cases():
    for operation in ("SignUp", "ConfirmSignUp", "ResendConfirmationCode", "ForgotPassword", "ConfirmForgotPassword"):
        yield registration(operation)
    for prefix in ("", "Admin"):
        for flow in ("user", "userSRP", "password", "custom", "refreshToken"):
            yield sign_in(prefix + "InitiateAuth", flow)
        for preferred in ("password", "passwordSRP", "webAuthn", "emailOTP", "smsOTP"):
            yield sign_in(prefix + "InitiateAuth", "user", preferred)
        for word in ANSWERS:
            yield answer(prefix + "RespondToAuthChallenge", word)
    yield token("GetTokensFromRefreshToken")
    yield token("RevokeToken")


class CommandLine:
    """`cognito-crypto request`, with the arguments of a case in its words."""

    # The tool's word for an argument, and the option. Those of files come as the path of one.
    OPTIONS = {
        "username": "--username",
        "poolUsername": "--pool-username",
        "userPoolID": "--user-pool-id",
        "code": "--code",
        "deviceKey": "--device-key",
        "srpA": "--srp-a",
        "signature": "--signature",
        "secretBlock": "--secret-block",
        "timestamp": "--timestamp",
        "analyticsEndpointID": "--analytics-endpoint-id",
        "ipAddress": "--ip-address",
        "encodedData": "--encoded-data",
        "serverName": "--server-name",
        "serverPath": "--server-path",
    }
    FILES = {
        "password": "--password-file",
        "session": "--session-file",
        "token": "--token-file",
        "answer": "--answer-file",
        "credential": "--credential-file",
    }
    LISTS = {
        "userAttributes": "--attribute",
        "validationData": "--validation-data",
        "clientMetadata": "--client-metadata",
        "httpHeaders": "--http-header",
    }

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.path = tools.build_tool("cognito-crypto")
        self.environment = {**os.environ, "COGNITO_CLIENT_ID": CLIENT_ID, "COGNITO_CLIENT_SECRET": SECRET}

    def words(self, case):
        """The arguments, or nothing where they have no way to say it: a zero byte, an empty list."""
        words = ["".join("-" + c.lower() if c.isupper() else c for c in case.operation).lstrip("-")]
        for name, value in case.arguments.items():
            if name in self.FILES:
                file = self.folder / name
                file.touch(mode=0o600)
                file.write_bytes(value.encode() + b"\n")
                words += [self.FILES[name], str(file)]
            elif name in self.LISTS:
                is_within_other = name == "httpHeaders" or (name == "userAttributes" and "challenge" in case.arguments)
                if not value and not is_within_other:
                    return None
                if any(not key or "=" in key for key in value):
                    return None
                for key, text in value.items():
                    words += [self.LISTS[name], f"{key}={text}"]
            elif name == "forceAliasCreation":
                if not value:
                    return None
                words.append("--force-alias-creation")
            elif name == "flow":
                words += ["--flow", case.members["AuthFlow"]]
            elif name == "preferredChallenge":
                words += ["--preferred-challenge", case.members["AuthParameters"]["PREFERRED_CHALLENGE"]]
            elif name == "challenge":
                words += ["--challenge", case.members["ChallengeName"]]
                fixed = ANSWERS[value][1].get("ANSWER")
                words += ["--select", fixed] if fixed else []
            else:
                words += [self.OPTIONS[name], value]
        return None if any("\0" in word for word in words) else words

    def body(self, words):
        command = [self.path, "request", *words]
        return subprocess.run(command, env=self.environment, capture_output=True, check=True, timeout=20).stdout.decode()


def check_command_line():
    """Every operation, flow and challenge."""
    count, seen = 0, set()
    with tempfile.TemporaryDirectory() as folder:
        command_line = CommandLine(folder)
        for _ in range(COMMAND_LINE_ROUNDS):
            for case in cases():
                words = command_line.words(case)
                if words is None:
                    continue
                body = command_line.body(words)
                parsed = json.loads(body, object_pairs_hook=refuse_repeated_names)
                assert parsed == case.members, f"{words}:\n{body}\nis not\n{json.dumps(case.members)}"
                seen.update(filter(None, [case.operation, parsed.get("AuthFlow"), parsed.get("ChallengeName")]))
                count += 1
    missing = (FLOWS | CHALLENGES) - seen
    assert missing == {"ADMIN_NO_SRP_AUTH", "REFRESH_TOKEN"}, missing
    assert {case.operation for case in cases()} <= seen, seen
    return count


def refuse_repeated_names(pairs):
    assert len({name for name, _ in pairs}) == len(pairs), "a name stands twice"
    return dict(pairs)


def main():
    tool = tools.Tool(tools.build_tool(), CLIENT_ID, SECRET)
    count, seen, members = 0, set(), {}
    for _ in range(ROUNDS):
        for case in cases():
            body = tool.body(case.operation, **case.arguments)
            parsed = json.loads(body, object_pairs_hook=refuse_repeated_names)
            assert parsed == case.members, f"{case.operation}:\n{body}\nis not\n{json.dumps(case.members)}"
            shape = MODEL.operation_model(case.operation).input_shape
            report = ParamValidator().validate(parsed, shape)
            assert not report.has_errors(), f"{case.operation}: {report.generate_report()}\n{body}"
            unknown = set(parsed) - set(shape.members)
            assert not unknown, f"{case.operation} has no members {unknown}"
            assert parsed.get("AuthFlow") in FLOWS | {None} and parsed.get("ChallengeName") in CHALLENGES | {None}
            members.setdefault(case.operation, set()).update(parsed)
            seen.update(filter(None, [parsed.get("AuthFlow"), parsed.get("ChallengeName")]))
            count += 1
    tool.close()
    # Nothing of the model is left out but the older names of flows.
    for operation, used in members.items():
        missing = set(MODEL.operation_model(operation).input_shape.members) - used
        assert not missing, f"{operation}: never seen: {missing}"
    missing = (FLOWS | CHALLENGES) - seen
    assert missing == {"ADMIN_NO_SRP_AUTH", "REFRESH_TOKEN"}, missing
    print(f"{count} bodies of {len(members)} operations are valid inputs of Cognito's service model (botocore 1.43.11)")
    print(f"{check_command_line()} of cognito-crypto request have the same members")


main()
