import subprocess
import tempfile
from pathlib import Path

from .judge import tags


def self_signed():
    """A certificate and its key by openssl; nothing where there is none."""
    with tempfile.TemporaryDirectory() as folder:
        key, certificate = Path(folder, 'key.pem'), Path(folder, 'certificate.pem')
        command = ['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', '/CN=a.example.com', '-addext', 'subjectAltName=DNS:a.example.com', '-keyout', key, '-out', certificate]
        subprocess.run(command, check=True, capture_output=True)
        return certificate.read_bytes(), key.read_bytes()


def run(judge):
    acm = judge.client('acm')
    arn = acm.request_certificate(DomainName='b.example.com', ValidationMethod='DNS', SubjectAlternativeNames=['*.b.example.com'], Tags=tags(a='b'))['CertificateArn']
    acm.get_waiter('certificate_validated').wait(CertificateArn=arn, WaiterConfig={'Delay': 1})
    judge.expect(len(acm.describe_certificate(CertificateArn=arn)['Certificate']['DomainValidationOptions']) == 2, 'every name has its validation')
    acm.get_certificate(CertificateArn=arn), acm.list_certificates(CertificateStatuses=['ISSUED'])
    acm.add_tags_to_certificate(CertificateArn=arn, Tags=tags(c='d'))
    acm.remove_tags_from_certificate(CertificateArn=arn, Tags=[{'Key': 'c'}])
    acm.list_tags_for_certificate(CertificateArn=arn)
    acm.update_certificate_options(CertificateArn=arn, Options={'CertificateTransparencyLoggingPreference': 'DISABLED'})
    acm.put_account_configuration(ExpiryEvents={'DaysBeforeExpiry': 30}, IdempotencyToken='t')
    acm.get_account_configuration()
    by_mail = acm.request_certificate(DomainName='c.example.com', ValidationMethod='EMAIL')['CertificateArn']
    each_outcome(judge, acm.resend_validation_email, CertificateArn=by_mail, Domain='c.example.com', ValidationDomain='example.com')
    each_outcome(judge, acm.renew_certificate, CertificateArn=arn)
    each_outcome(judge, acm.export_certificate, CertificateArn=arn, Passphrase=b'secret')
    certificate, key = self_signed()
    own = acm.import_certificate(Certificate=certificate, PrivateKey=key)['CertificateArn']
    for each in (arn, by_mail, own):
        acm.delete_certificate(CertificateArn=each)
    judge.refused('ResourceNotFoundException', acm.describe_certificate, CertificateArn=arn)


def each_outcome(judge, call, **arguments):
    """AWS refuses these for some certificates; whichever it is, the answer is one of its own."""
    try:
        call(**arguments)
    except call.__self__.exceptions.ClientError as error:
        known = [shape.name for shape in call.__self__.meta.service_model.operation_model(error.operation_name).error_shapes]
        code = error.response['Error']['Code']
        judge.expect(code in [*known, 'ValidationException'], f'{error.operation_name} refuses with an error of its own, not {code}')
