"""Fees: what is paid for an assignment, from the prefilled claim to the day it was paid.

rates (the county's own table, with dates) → claims (prefilled, confirmed by the expert, approved by somebody else) →
exports (one file a batch, for payroll or for invoices) → paid back by hand or by file. Cents are integers.
"""
