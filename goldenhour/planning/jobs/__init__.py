"""The long work of planning: studies that are kept, resumed and cancelled."""
