# More segments than are read, in a file that is not large.
printf '%s' 'ISA*00*          *00*          *ZZ*SALTMARSH      *ZZ*DUNWICK        *260317*0914*^*00501*000000051*0*P*:~'
yes 'LX*1~' | head -n 200001 | tr -d '\n'
