"""Differences between an answer's bytes and AWS's model of it: JSON, CBOR, Query's and EC2's XML."""

import json
import re
import xml.etree.ElementTree as xml

from botocore.parsers import RpcV2CBORParser

# Values that AWS sends although its model does not list them.
unlisted = {('AttachmentStatus', 'available'), ('State', 'pending'), ('State', 'available'), ('State', 'deleting'), ('State', 'deleted')}
moment = re.compile(r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$')


def compare(operation, response) -> list[str]:
    shape, body = operation.output_shape, response['body']
    protocol = operation.service_model.resolved_protocol
    if protocol == 'json':
        return list(typed(shape, json.loads(body or b'{}'), shape.name))
    if protocol == 'smithy-rpc-v2-cbor':
        parser = RpcV2CBORParser()
        return list(typed(shape, parser.parse_data_item(parser.get_peekable_stream_from_bytes(body)) if body else {}, shape.name, in_cbor=True))
    if protocol in ('query', 'ec2'):
        return list(in_xml(shape, result_of(operation, protocol, body), shape.name, is_ec2=protocol == 'ec2', is_top=True))
    if protocol == 'rest-xml' and body and 'payload' not in shape.serialization:
        root = without_namespaces(xml.fromstring(body))
        return list(in_xml(shape, root, shape.name, is_top=True))
    return []


def typed(shape, value, path, in_cbor=False):
    """JSON and CBOR: values have types of their own."""
    kind = shape.type_name
    if value is None:
        yield f'{path} is null'
    elif kind == 'structure':
        if not isinstance(value, dict):
            yield f'{path} is no structure: {value!r}'
            return
        wire_names = {member.serialization.get('name', name): member for name, member in shape.members.items()}
        for name, member in value.items():
            if name in wire_names:
                yield from typed(wire_names[name], member, f'{path}.{name}', in_cbor)
            else:
                yield f'{path}.{name} is not in the model'
        yield from missing(shape, set(value), path)
    elif kind == 'list':
        if not isinstance(value, list):
            yield f'{path} is no list: {value!r}'
            return
        for each in value:
            yield from typed(shape.member, each, f'{path}[]', in_cbor)
    elif kind == 'map':
        if not isinstance(value, dict):
            yield f'{path} is no map: {value!r}'
            return
        for each in value.values():
            yield from typed(shape.value, each, f'{path}{{}}', in_cbor)
    elif kind == 'timestamp':
        if not (in_cbor or isinstance(value, (int, float))) or isinstance(value, bool):
            yield f'{path} is no timestamp: {value!r}'
    elif kind in ('integer', 'long'):
        if not isinstance(value, int) or isinstance(value, bool):
            yield f'{path} is no whole number: {value!r}'
    elif kind in ('float', 'double'):
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            yield f'{path} is no number: {value!r}'
    elif kind == 'boolean':
        if not isinstance(value, bool):
            yield f'{path} is no boolean: {value!r}'
    elif kind == 'string':
        if not isinstance(value, str):
            yield f'{path} is no string: {value!r}'
        else:
            yield from outside_enumeration(shape, value, path)


def in_xml(shape, node, path, is_ec2=False, is_top=False):
    """XML: everything is text, lists are told by their elements' names."""
    kind = shape.type_name
    if kind == 'structure':
        seen = set()
        known = {wire_name(name, member, is_ec2): (name, member) for name, member in shape.members.items() if member.serialization.get('location') not in ('header', 'headers', 'statusCode')}
        for child in node:
            if child.tag not in known:
                if not (is_top and child.tag in ('requestId', 'ResponseMetadata')):
                    yield f'{path}.{child.tag} is not in the model'
                continue
            name, member = known[child.tag]
            if name in seen and not is_flat(member):
                yield f'{path}.{child.tag} stands twice'
            seen.add(name)
            if is_flat(member) and member.type_name == 'list':
                yield from in_xml(member.member, child, f'{path}.{child.tag}', is_ec2)
            elif is_flat(member):
                yield from entry(member, child, f'{path}.{child.tag}', is_ec2)
            else:
                yield from in_xml(member, child, f'{path}.{child.tag}', is_ec2)
        elsewhere = {name for name, member in shape.members.items() if 'location' in member.serialization}
        attributes = {name for name, member in shape.members.items() if member.serialization.get('xmlAttribute') and any(name.lower() == each.split('}')[-1] for each in node.attrib)}
        yield from missing(shape, seen | elsewhere | attributes, path)
    elif kind == 'list':
        item = 'item' if is_ec2 else shape.member.serialization.get('name', 'member')
        for child in node:
            if child.tag != shape.member.serialization.get('name', item):
                yield f'{path} has an element {child.tag} where {item} belongs'
            else:
                yield from in_xml(shape.member, child, f'{path}[]', is_ec2)
    elif kind == 'map':
        for child in node:
            if child.tag != 'entry':
                yield f'{path} has an element {child.tag} where entry belongs'
            else:
                yield from entry(shape, child, path, is_ec2)
    else:
        yield from text_of(shape, node, path)


def entry(shape, node, path, is_ec2):
    names = {shape.key.serialization.get('name', 'key'), shape.value.serialization.get('name', 'value')}
    if {child.tag for child in node} != names:
        yield f'{path} has an entry of {[child.tag for child in node]}'
    for child in node:
        if child.tag == shape.value.serialization.get('name', 'value'):
            yield from in_xml(shape.value, child, f'{path}{{}}', is_ec2)


def text_of(shape, node, path):
    text, kind = node.text or '', shape.type_name
    if len(node) > 0:
        yield f'{path} has elements, it is a {kind}'
    elif kind in ('integer', 'long') and not re.fullmatch(r'-?\d+', text):
        yield f'{path} is no whole number: {text!r}'
    elif kind in ('float', 'double') and not re.fullmatch(r'-?\d+(\.\d+)?([eE][+-]?\d+)?', text):
        yield f'{path} is no number: {text!r}'
    elif kind == 'boolean' and text not in ('true', 'false'):
        yield f'{path} is no boolean: {text!r}'
    elif kind == 'timestamp' and not moment.match(text):
        yield f'{path} is no timestamp: {text!r}'
    elif kind == 'string':
        yield from outside_enumeration(shape, text, path)


def outside_enumeration(shape, value, path):
    if shape.enum and value not in shape.enum and (shape.name, value) not in unlisted:
        yield f'{path} is none of its values: {value!r}'


def missing(shape, given, path):
    for name in shape.required_members:
        wire = shape.members[name].serialization.get('name', name)
        if name not in given and wire not in given:
            yield f'{path}.{name} is required and missing'


def wire_name(name, member, is_ec2):
    del is_ec2
    if is_flat(member) and member.type_name == 'list':
        return member.serialization.get('name') or member.member.serialization.get('name', name)
    return member.serialization.get('name', name)


def is_flat(shape):
    return shape.type_name in ('list', 'map') and bool(shape.serialization.get('flattened'))


def result_of(operation, protocol, body):
    root = without_namespaces(xml.fromstring(body))
    if root.tag != f'{operation.name}Response':
        raise ValueError(f'the document is a {root.tag}')
    wrapper = operation.output_shape.serialization.get('resultWrapper')
    if protocol == 'ec2' or not wrapper:
        if root.find('requestId' if protocol == 'ec2' else 'ResponseMetadata/RequestId') is None:
            raise ValueError('there is no request id')
        return root
    if root.find('ResponseMetadata/RequestId') is None:
        raise ValueError('there is no request id')
    result = root.find(wrapper)
    if result is None:
        raise ValueError(f'there is no {wrapper}')
    return result


def without_namespaces(root):
    for node in root.iter():
        node.tag = node.tag.split('}')[-1]
    return root
