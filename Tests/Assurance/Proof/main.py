"""The command `check-proof`."""

import argparse
import pathlib
import tempfile
import time

import controls
from compress import prove_compress
from conventions import AMD64
from solver import Solver
from targets import COMPRESS


def main():
    parser = argparse.ArgumentParser(
        description="Proves that compiled functions are those of the standard, for all inputs.")
    parser.add_argument("--all", action="store_true", help="every build, and 200 wrong bits")
    parser.add_argument("--flips", type=int, help="the number of wrong bits")
    parser.add_argument("--seed", type=int, default=1, help="which bits")
    parser.add_argument("--second-solver", action="store_true", help="ask z3 every question too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return check(arguments, pathlib.Path(folder))


def check(arguments, folder):
    solver = Solver(second=arguments.second_solver)
    first = None
    for target in COMPRESS:
        if not (target.in_gate or arguments.all):
            continue
        image = target.prepare(folder)
        convention = target.convention()
        start, questions = time.monotonic(), solver.query_count
        proof = prove_compress(image, image.find(target.symbol), convention, solver)
        first = first or (target, image, proof)
        print(
            f"proved: {target.name}: compress is FIPS 180-4 §6.2.2 ({proof.instruction_count} instructions,"
            f" {proof.words_found} of {proof.words} words found, {solver.query_count - questions} questions,"
            f" {proof.stack_byte_count} bytes of stack; {time.monotonic() - start:.1f} s)", flush=True)
    if arguments.second_solver:
        print(f"z3 agrees on {solver.second_count} of {solver.query_count} questions")
    return check_controls(arguments, folder, *first)


def check_controls(arguments, folder, target, image, proof):
    solver = Solver()
    count = arguments.flips or (200 if arguments.all else 20)
    start = time.monotonic()
    changing, harmless, accepted = controls.flip_bits(
        image, image.find(target.symbol), target.convention(), solver, proof.constants_read, count, arguments.seed)
    print(
        f"control: of {count + harmless} wrong bits, {changing['code']} of the code and {changing['constants']} of the"
        f" constants change what the function does: {count - len(accepted)} of {count} refused"
        f" ({time.monotonic() - start:.1f} s)", flush=True)
    failed = list(accepted)
    for name, reason in controls.plant_in_source(folder, AMD64(), solver):
        print(f"control: planted in the source, {name}: {'refused: ' + reason if reason else 'ACCEPTED'}", flush=True)
        failed += [] if reason else [name]
    if failed:
        print(f"not refused: {failed}")
    return 1 if failed else 0
