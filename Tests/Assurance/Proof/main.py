"""The command `check-proof`."""

import argparse
import pathlib
import tempfile
import time

import builds
import cases as cases_of_functions
import controls
import terms_check
from conventions import AMD64
from refusals import REFUSALS
from solver import Solver
from targets import TARGETS, build_once


def main():
    parser = argparse.ArgumentParser(
        description="Proves that compiled functions are those of the standard, for all inputs.")
    parser.add_argument("--all", action="store_true", help="every build, and 200 wrong bits")
    parser.add_argument("--flips", type=int, help="the number of wrong bits")
    parser.add_argument("--seed", type=int, default=1, help="which bits")
    parser.add_argument("--only", default="", help="what has this in its name")
    parser.add_argument("--no-controls", action="store_true", help="no wrong bits, no wrong steps")
    parser.add_argument("--second-solver", action="store_true", help="ask z3 every question too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return check(arguments, pathlib.Path(folder))


def check(arguments, folder):
    if not check_rules(arguments):
        return 1
    solver = Solver(second=True)
    proofs = []
    for target in TARGETS:
        if not (target.in_gate or arguments.all) or arguments.only not in target.claim():
            continue
        image = target.image(folder)
        start, questions = time.process_time(), solver.query_count
        try:
            proof = target.prove(image, solver)
        except REFUSALS as error:
            print(f"NOT PROVED: {target.claim()}: {error}")
            return 1
        proofs.append((target, image, proof))
        if not arguments.second_solver:
            # Of the first function alone, every question is asked twice.
            solver.second = False
        print(
            f"proved: {target.claim()} ({proof.instruction_count} instructions, {proof.words_found} of {proof.words}"
            f" words found, {solver.query_count - questions} questions, {proof.stack_byte_count} bytes of stack;"
            f" {time.process_time() - start:.1f} s)", flush=True)
    print(f"All compute FIPS 180-4 §6.2.2, for all hash values and blocks: {len(proofs)} functions")
    if arguments.only == "" and not check_functions(arguments, folder, solver):
        return 1
    print(
        f"z3 agrees on {solver.second_count} of the {solver.asked_twice} different questions it was asked of"
        f" {len(solver.answers)}, and contradicts none", flush=True)
    return 0 if arguments.no_controls else check_controls(arguments, folder, *proofs[0])


def check_functions(arguments, folder, solver):
    """Whole functions of the hosted build, whatever the compression function computes."""
    image = build_once(builds.hosted, folder)
    for claim, prove, cases in cases_of_functions.groups(arguments.all):
        start = time.process_time()
        for case in cases:
            try:
                prove(image, AMD64, solver, *case)
            except REFUSALS as error:
                print(f"NOT PROVED: {claim}: {case}: {error}")
                return False
        print(f"proved: {claim}: {len(cases)} cases ({time.process_time() - start:.1f} s)", flush=True)
    return True


def check_rules(arguments):
    """The rules by which terms are shortened."""
    start, solver = time.process_time(), Solver()
    count = 20_000 if arguments.all else 3_000
    changed = terms_check.check(solver, count)
    print(
        f"proved: the rules of terms, on {changed} random terms that they change of {count}"
        f" ({time.process_time() - start:.1f} s)")
    if not terms_check.finds_wrong_rule(count):
        print("control: a wrong rule: ACCEPTED")
        return False
    print("control: a wrong rule: refused", flush=True)
    return True


def check_controls(arguments, folder, target, image, proof):
    solver = Solver()
    count = arguments.flips or (200 if arguments.all else 20)
    start = time.process_time()
    changing, harmless, accepted = controls.flip_bits(
        image, image.find(target.symbol), target.convention(), solver, proof.constants_read, count, arguments.seed)
    print(
        f"control: of {count + harmless} wrong bits, {changing['code']} of the code and {changing['constants']} of the"
        f" constants change what the function does: {count - len(accepted)} of {count} refused"
        f" ({time.process_time() - start:.1f} s)", flush=True)
    failed = list(accepted)
    for name, reason in controls.plant_in_source(folder, solver):
        print(f"control: planted in the source, {name}: {'refused: ' + reason if reason else 'ACCEPTED'}", flush=True)
        failed += [] if reason else [name]
    if failed:
        print(f"not refused: {failed}")
    return 1 if failed else 0
