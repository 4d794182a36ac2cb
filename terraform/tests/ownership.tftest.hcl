# What a plan says after an apply, and after an edit of the template. The exact actions are looked at by verify/.

mock_provider "aws" {
  source = "./tests/mocks"
}

run "applied" {
  variables {
    traffic_shifting = true
  }
}

run "nothing_new" {
  command = plan

  variables {
    traffic_shifting = true
  }
}

run "template_edited" {
  command = plan

  variables {
    traffic_shifting = true
    memory           = 2048
  }
}

run "placed_otherwise" {
  command = plan

  variables {
    traffic_shifting = true
    desired_count    = 5
  }
}
