from .judge import tags


def run(judge):
    ssm = judge.client('ssm')
    ssm.put_parameter(Name='/app/dev/a', Value='1', Type='String', Tags=tags(a='b'))
    ssm.put_parameter(Name='/app/dev/b', Value='x', Type='SecureString')
    ssm.put_parameter(Name='/app/dev/a', Value='2', Type='String', Overwrite=True)
    judge.expect(ssm.get_parameter(Name='/app/dev/a')['Parameter']['Version'] == 2, 'a parameter counts its versions')
    judge.expect(ssm.get_parameter(Name='/app/dev/b', WithDecryption=True)['Parameter']['Value'] == 'x', 'a secure parameter is decrypted')
    judge.expect(ssm.get_parameters(Names=['/app/dev/a', '/none'])['InvalidParameters'] == ['/none'], 'unknown names are told')
    pages = ssm.get_paginator('get_parameters_by_path').paginate(Path='/app', Recursive=True, PaginationConfig={'PageSize': 1})
    judge.expect([p['Name'] for page in pages for p in page['Parameters']] == ['/app/dev/a', '/app/dev/b'], 'pages hold every parameter once')
    ssm.get_parameter_history(Name='/app/dev/a')
    ssm.describe_parameters(ParameterFilters=[{'Key': 'Type', 'Values': ['SecureString']}])
    ssm.add_tags_to_resource(ResourceType='Parameter', ResourceId='/app/dev/a', Tags=tags(c='d'))
    ssm.remove_tags_from_resource(ResourceType='Parameter', ResourceId='/app/dev/a', TagKeys=['c'])
    ssm.list_tags_for_resource(ResourceType='Parameter', ResourceId='/app/dev/a')
    judge.refused('ParameterAlreadyExists', ssm.put_parameter, Name='/app/dev/a', Value='3', Type='String')
    ssm.delete_parameter(Name='/app/dev/a')
    judge.expect(ssm.delete_parameters(Names=['/app/dev/b', '/none'])['DeletedParameters'] == ['/app/dev/b'], 'what is there is deleted')
    judge.refused('ParameterNotFound', ssm.get_parameter, Name='/app/dev/a')
