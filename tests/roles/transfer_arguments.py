"""Services of files that go to other schools: whoever lacks the case key gets none of it."""

from __future__ import annotations

TRANSFER_FUNCTIONS = {
    "transfers.preview", "transfers.send", "transfers.deliver", "transfers.acknowledge", "transfers.every",
    "transfer_content.parts", "transfer_content.own_notes", "transfer_arrivals.look",
    "transfer_arrivals.read", "transfer_arrivals.suggested", "transfer_arrivals.accept",
    "transfer_arrivals.sign_receipt", "transfer_arrivals.deliver_receipt", "transfer_arrivals.every",
    "transfer_arrivals.content", "transfer_schools.require", "transfer_schools.signers",
    "transfer_schools.signing", "transfer_schools.make_card", "transfer_schools.import_card",
    "transfer_schools.add_school", "transfer_schools.schools", "review_interval.set_receipt_days",
}  # fmt: skip
# What makes a packet of something a person agreed to: called by ``transfers.send`` alone.
TRANSFER_INNER = {"transfer_packing.paper", "transfer_packing.pack"}
