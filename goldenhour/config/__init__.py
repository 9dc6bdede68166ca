"""Config: settings, addresses, timetable. The only place that knows every part of the house."""
