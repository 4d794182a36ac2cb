locals {
  # The service speaks OTLP to the collector beside it; both share the task's loopback.
  tracing_environment = var.tracing ? {
    OTEL_EXPORTER_OTLP_ENDPOINT = "http://127.0.0.1:4318"
    OTEL_SERVICE_NAME           = local.name
    OTEL_TRACES_SAMPLER_ARG     = tostring(var.tracing_sample_ratio)
  } : {}

  collector_configuration = yamlencode({
    receivers  = { otlp = { protocols = { http = { endpoint = "127.0.0.1:4318" } } } }
    processors = { batch = {} }
    exporters  = { awsxray = { region = var.aws_region } }
    extensions = { health_check = { endpoint = "127.0.0.1:13133" } }
    service = {
      extensions = ["health_check"]
      pipelines  = { traces = { receivers = ["otlp"], processors = ["batch"], exporters = ["awsxray"] } }
    }
  })

  # Not essential: without it requests are still served.
  tracing_containers = var.tracing ? [{
    name                   = "otel-collector"
    image                  = var.tracing_collector_image
    essential              = false
    user                   = "65532:65532"
    privileged             = false
    readonlyRootFilesystem = true
    environment            = [{ name = "AOT_CONFIG_CONTENT", value = local.collector_configuration }]
    logConfiguration       = merge(local.log_configuration, { options = merge(local.log_configuration.options, { awslogs-stream-prefix = "otel" }) })
    linuxParameters        = { initProcessEnabled = true, capabilities = { drop = ["ALL"] } }
  }] : []
}
