sed -e 's/"body": \["The provider line closes/"body": ["Members who come from Aetna keep their cards. The provider line closes/' clean.json
