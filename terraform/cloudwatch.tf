locals {
  # Alarms that speak against a deployment.
  deployment_alarm_names = []
}
