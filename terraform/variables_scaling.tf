variable "autoscaling" {
  description = "How many tasks there may be, and what is to be kept: CPU and memory use in percent, requests a minute for each task. Schedules move the bounds. Null: as many as ship or an operator says."
  type = object({
    minimum             = number
    maximum             = number
    cpu_percent         = optional(number)
    memory_percent      = optional(number)
    requests_per_target = optional(number)
    schedules = optional(map(object({
      schedule = string
      timezone = optional(string, "Etc/UTC")
      minimum  = number
      maximum  = number
    })), {})
  })
  default = null

  validation {
    condition = var.autoscaling == null || try(
      var.autoscaling.minimum >= 1 && var.autoscaling.maximum >= var.autoscaling.minimum && var.autoscaling.maximum <= 1000
      && floor(var.autoscaling.minimum) == var.autoscaling.minimum && floor(var.autoscaling.maximum) == var.autoscaling.maximum,
    false)
    error_message = "autoscaling must have a minimum of 1 or more and a maximum from minimum to 1000, both whole."
  }

  validation {
    condition = var.autoscaling == null || alltrue([
      for percent in try([var.autoscaling.cpu_percent, var.autoscaling.memory_percent], []) : percent == null || try(percent >= 10 && percent <= 90, false)
    ])
    error_message = "autoscaling must have a cpu_percent and a memory_percent from 10 to 90, or none."
  }

  validation {
    condition     = try(var.autoscaling.requests_per_target, null) == null || try(var.autoscaling.requests_per_target >= 1, false)
    error_message = "autoscaling must have requests_per_target of 1 or more, or none."
  }

  validation {
    condition     = try(var.autoscaling.requests_per_target, null) == null || !var.traffic_shifting
    error_message = "autoscaling cannot go by requests_per_target together with traffic_shifting: the metric is that of one target group."
  }

  validation {
    condition     = var.autoscaling == null || try(length(compact([var.autoscaling.cpu_percent, var.autoscaling.memory_percent, var.autoscaling.requests_per_target])) + length(var.autoscaling.schedules) > 0, false)
    error_message = "autoscaling must go by something: cpu_percent, memory_percent, requests_per_target or schedules."
  }

  validation {
    condition = alltrue([
      for schedule in try(values(var.autoscaling.schedules), []) :
      can(regex("^(cron|at|rate)\\(.+\\)$", schedule.schedule)) && schedule.minimum >= 0 && schedule.maximum >= schedule.minimum && schedule.maximum <= 1000
    ])
    error_message = "autoscaling must have schedules such as cron(0 20 * * ? *) with a minimum of 0 or more and a maximum from minimum to 1000."
  }
}
