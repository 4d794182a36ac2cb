"""boto3 clients whose every answer is held against AWS's model."""

import json
import time

import boto3
import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

from . import strict

# AWS has added these since the model that boto3 brings.
newer_members: set[str] = set()


class Judge:
    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self.called: set[tuple[str, str]] = set()
        self.problems: list[str] = []

    def client(self, service: str, protocol: str | None = None):
        """A client for a service; a protocol other than boto3's own choice where one is named."""
        core = botocore.session.Session()
        if protocol:
            loader = core.get_component('data_loader')
            load = loader.load_service_model
            def one_protocol(*args, **kwargs):
                model = load(*args, **kwargs)
                if args[1] != 'service-2':
                    return model
                return {**model, 'metadata': {**model['metadata'], 'protocol': protocol, 'protocols': [protocol]}}
            loader.load_service_model = one_protocol
        session = boto3.Session('test', 'test', region_name='us-east-1', botocore_session=core)
        settings = Config(retries={'max_attempts': 0}, s3={'addressing_style': 'path'}, read_timeout=20)
        client = session.client(service, endpoint_url=self.endpoint, config=settings)
        client.meta.events.register('before-parse', lambda **kwargs: self._hold(service, **kwargs))
        return client

    def _hold(self, service: str, operation_model, response_dict, **_) -> None:
        self.called.add((service, operation_model.name))
        if response_dict['status_code'] >= 300 or operation_model.output_shape is None:
            return
        try:
            found = strict.compare(operation_model, response_dict)
        except Exception as error:
            found = [f'cannot be read: {error!r}']
        for each in found:
            text = f'{service} {operation_model.name}: {each}'
            if each.split(' ')[0] not in newer_members and text not in self.problems:
                self.problems.append(text)

    def expect(self, holds: bool, sentence: str) -> None:
        if not holds:
            self.problems.append(f'not so: {sentence}')

    def refused(self, code: str, call, status: int = 400, **arguments) -> None:
        """The call must end with AWS's error of that code."""
        try:
            call(**arguments)
        except ClientError as error:
            got, got_status = error.response['Error']['Code'], error.response['ResponseMetadata']['HTTPStatusCode']
            self.expect((got, got_status) == (code, status), f'{error.operation_name} is refused with {code} {status}; it was {got} {got_status}')
            self.expect(bool(error.response['ResponseMetadata'].get('RequestId')), f'{error.operation_name} refused with a request id')
        else:
            self.problems.append(f'not so: {call.__name__} is refused with {code}')

    def until(self, sentence: str, holds, seconds: float = 15) -> None:
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                self.problems.append(f'not so after {seconds} s: {sentence}')
                return
            time.sleep(0.05)


def policy(**statement) -> str:
    return json.dumps({'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', **statement}]})


def tags(**pairs: str) -> list[dict]:
    return [{'Key': key, 'Value': value} for key, value in pairs.items()]


def assume(service: str) -> str:
    return policy(Principal={'Service': service}, Action='sts:AssumeRole')


__all__ = ['Judge', 'assume', 'policy', 'tags']
