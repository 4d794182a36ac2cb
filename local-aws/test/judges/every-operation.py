"""Calls every operation that local-aws has, by boto3, and holds each answer against AWS's model of it.

Usage: every-operation.py ENDPOINT < operations.json     ({"ecs": ["CreateCluster", ...], ...})

boto3's parser drops what it does not know and fills in what is not there, so the bytes themselves are held against the
model: members that it lacks, members of another type, values outside an enumeration, required members that are missing.
Prints one JSON object: {"called": N, "problems": [...], "uncovered": [...]}.
"""

import importlib
import json
import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from scenarios.judge import Judge  # noqa: E402

# In this order: later ones use what earlier ones leave to be used.
scenarios = [
    'sts', 'kms', 'iam', 'ssm', 'secretsmanager', 'service_quotas', 'acm', 's3', 'ec2', 'logs', 'sns', 'cloudwatch',
    'ecr', 'elbv2', 'wafv2', 'ecs', 'application_autoscaling',
]  # fmt: skip


def main() -> None:
    implemented = json.load(sys.stdin)
    judge = Judge(sys.argv[1])
    seconds = {}
    for name in scenarios:
        started = time.monotonic()
        try:
            importlib.import_module(f'scenarios.{name}').run(judge)
        except Exception as error:  # one scenario's end must not hide the others' problems
            frames = [at for at in traceback.extract_tb(error.__traceback__) if Path(at.filename).parent.name == 'scenarios']
            line = f'{Path(frames[-1].filename).name}:{frames[-1].lineno}' if frames else 'its import'
            judge.problems.append(f'{name} ended at {line}: {type(error).__name__}: {error}')
        seconds[name] = round(time.monotonic() - started, 1)
    called = judge.called
    uncovered = [f'{service}:{operation}' for service, operations in implemented.items() for operation in operations if (service, operation) not in called]
    json.dump({'called': len(called), 'seconds': seconds, 'problems': judge.problems, 'uncovered': uncovered}, sys.stdout, indent=2)


main()
