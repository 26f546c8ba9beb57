"""What the scripts of this folder share."""

import json
import os
import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent.parent

sys.path.append(str(FOLDER.parent))
from packages import use_packages


def build_tool(product="RequestTool"):
    """Builds a program of the package and gives its path."""
    command = ["swift", "build", "--product", product]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    shown = subprocess.run([*command, "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    return pathlib.Path(shown.stdout.strip()) / product


class Tool:
    """A running RequestTool."""

    def __init__(self, path, client_id, secret):
        environment = {**os.environ, "COGNITO_CLIENT_ID": client_id, "COGNITO_CLIENT_SECRET": secret}
        self.process = subprocess.Popen([path], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def body(self, call, **arguments):
        """The body of a request, as text."""
        return self.ask(call=call, **arguments)

    def member(self, answer, member):
        """A member of an answer of Cognito, as the library reads it."""
        return self.ask(answerBody=answer, member=member)

    def ask(self, **arguments):
        line = json.dumps({k: v for k, v in arguments.items() if v is not None})
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().decode().removesuffix("\n")
        if answer.startswith("error: "):
            raise ValueError(f"{line}: {answer}")
        return answer

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)
