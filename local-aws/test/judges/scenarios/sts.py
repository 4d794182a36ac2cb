def run(judge):
    who = judge.client('sts').get_caller_identity()
    judge.expect(who['Arn'].split(':')[4] == who['Account'], "the caller's ARN has the caller's account")
