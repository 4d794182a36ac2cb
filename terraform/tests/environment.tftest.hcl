# One plan of whatever variables file is given: see verify/.

mock_provider "aws" {
  source          = "./tests/mocks"
  override_during = plan
}

run "planned" {
  command = plan

  assert {
    condition     = local.name == "${var.app_name}-${var.environment}"
    error_message = "Names must begin with the application and the environment."
  }
}
