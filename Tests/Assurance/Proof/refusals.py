"""How a proof ends that does not succeed."""


class Refused(Exception):
    """The code does what it must not do."""


class NotProved(Exception):
    """Code and specification differ, or it could not be shown that they do not."""


class Unsupported(Exception):
    """The tool does not know what this means: nothing is proved."""


REFUSALS = (Refused, NotProved, Unsupported)
