// Made by models/generate.ts from AWS's models.

export type ServiceName = "sts" | "ssm" | "ecr" | "logs" | "elbv2" | "ecs" | "ec2" | "iam" | "kms" | "acm" | "secretsmanager" | "wafv2" | "service-quotas" | "cloudwatch" | "sns" | "application-autoscaling";

export interface ServiceTraits {
  /** The service's name in a signature's scope. */
  readonly signingName: string;
  readonly protocols: readonly string[];
  readonly apiVersion: string;
  /** What stands before the operation in X-Amz-Target. */
  readonly targetPrefix?: string;
  readonly jsonVersion?: string;
  readonly xmlNamespace?: string;
  /** Spoke Query before: tells its errors by their Query codes as well. */
  readonly awsQueryCompatible?: true;
}

export const services: Readonly<Record<ServiceName, ServiceTraits>> = {
"sts":{"signingName":"sts","protocols":["query"],"apiVersion":"2011-06-15","xmlNamespace":"https://sts.amazonaws.com/doc/2011-06-15/"},
"ssm":{"signingName":"ssm","protocols":["json"],"apiVersion":"2014-11-06","targetPrefix":"AmazonSSM","jsonVersion":"1.1"},
"ecr":{"signingName":"ecr","protocols":["json"],"apiVersion":"2015-09-21","targetPrefix":"AmazonEC2ContainerRegistry_V20150921","jsonVersion":"1.1"},
"logs":{"signingName":"logs","protocols":["json"],"apiVersion":"2014-03-28","targetPrefix":"Logs_20140328","jsonVersion":"1.1"},
"elbv2":{"signingName":"elasticloadbalancing","protocols":["query"],"apiVersion":"2015-12-01","xmlNamespace":"http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"},
"ecs":{"signingName":"ecs","protocols":["json"],"apiVersion":"2014-11-13","targetPrefix":"AmazonEC2ContainerServiceV20141113","jsonVersion":"1.1"},
"ec2":{"signingName":"ec2","protocols":["ec2"],"apiVersion":"2016-11-15","xmlNamespace":"http://ec2.amazonaws.com/doc/2016-11-15"},
"iam":{"signingName":"iam","protocols":["query"],"apiVersion":"2010-05-08","xmlNamespace":"https://iam.amazonaws.com/doc/2010-05-08/"},
"kms":{"signingName":"kms","protocols":["json"],"apiVersion":"2014-11-01","targetPrefix":"TrentService","jsonVersion":"1.1"},
"acm":{"signingName":"acm","protocols":["json"],"apiVersion":"2015-12-08","targetPrefix":"CertificateManager","jsonVersion":"1.1"},
"secretsmanager":{"signingName":"secretsmanager","protocols":["json"],"apiVersion":"2017-10-17","targetPrefix":"secretsmanager","jsonVersion":"1.1"},
"wafv2":{"signingName":"wafv2","protocols":["json"],"apiVersion":"2019-07-29","targetPrefix":"AWSWAF_20190729","jsonVersion":"1.1"},
"service-quotas":{"signingName":"servicequotas","protocols":["json"],"apiVersion":"2019-06-24","targetPrefix":"ServiceQuotasV20190624","jsonVersion":"1.1"},
"cloudwatch":{"signingName":"monitoring","protocols":["smithy-rpc-v2-cbor","json","query"],"apiVersion":"2010-08-01","targetPrefix":"GraniteServiceVersion20100801","jsonVersion":"1.0","xmlNamespace":"http://monitoring.amazonaws.com/doc/2010-08-01/","awsQueryCompatible":true},
"sns":{"signingName":"sns","protocols":["query"],"apiVersion":"2010-03-31","xmlNamespace":"http://sns.amazonaws.com/doc/2010-03-31/"},
"application-autoscaling":{"signingName":"application-autoscaling","protocols":["json"],"apiVersion":"2016-02-06","targetPrefix":"AnyScaleFrontendService","jsonVersion":"1.1"}
};

