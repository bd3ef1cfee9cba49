"""Electronic product information in FHIR (HL7 ePI), R4 and R5, XML and JSON."""
