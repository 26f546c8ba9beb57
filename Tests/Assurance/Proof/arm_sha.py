"""The SHA-2 instructions of ARMv8, for which VEX calls helpers.

Source: Arm Architecture Reference Manual for A-profile, C7.2, SHA256H, SHA256H2, SHA256SU0, SHA256SU1, and the shared
function SHA256hash.
"""

import specification
from specification import ch, maj, total
from vex_operations import lanes, vector


def _hash(x, y, w):
    """SHA256hash: four rounds. Gives a … d and e … h."""
    a, b, c, d = lanes(x, 32)
    e, f, g, h = lanes(y, 32)
    for word in lanes(w, 32):
        t1 = total(h, specification.big_sigma1(e), ch(e, f, g), word)
        a, b, c, d, e, f, g, h = total(t1, maj(a, b, c), specification.big_sigma0(a)), a, b, c, total(t1, d), e, f, g
    return vector([a, b, c, d]), vector([e, f, g, h])


def h(d, n, m):
    """SHA256H Qd, Qn, Vm.4S."""
    return _hash(d, n, m)[0]


def h2(d, n, m):
    """SHA256H2 Qd, Qn, Vm.4S."""
    return _hash(n, d, m)[1]


def su0(d, n):
    """SHA256SU0 Vd.4S, Vn.4S."""
    words = lanes(d, 32) + lanes(n, 32)[:1]
    return vector([total(words[i], specification.small_sigma0(words[i + 1])) for i in range(4)])


def su1(d, n, m):
    """SHA256SU1 Vd.4S, Vn.4S, Vm.4S."""
    middle = lanes(n, 32)[1:] + lanes(m, 32)[:1]
    words = lanes(m, 32)[2:]
    for word, other in zip(lanes(d, 32), middle):
        words.append(total(word, other, specification.small_sigma1(words[-2])))
    return vector(words[2:])


HELPERS = {
    "arm64g_dirtyhelper_SHA256H": h, "arm64g_dirtyhelper_SHA256H2": h2, "arm64g_dirtyhelper_SHA256SU0": su0,
    "arm64g_dirtyhelper_SHA256SU1": su1,
}
