/* Two remittances that several tests use: the worked example of the trade, and one claim of two lines. */
#ifndef OVERTURN_TESTS_HELP_REMIT_H
#define OVERTURN_TESTS_HELP_REMIT_H

#include "help_money.h"

/* 115.10 over three claims, a reversal, an overpayment taken and interest added. */
#define WORKED_CLAIM                                                                                                                             \
  "{'form':'837P','number':'ACCT-A','member_id':'M1','received':'2026-11-02','lines':["                                                          \
  "{'line':1,'service':'Visit','code':'99214','modifiers':['25'],'from':'2026-10-30','charge':260.00},"                                          \
  "{'line':2,'service':'ECG','code':'93000','from':'2026-10-30','charge':95.00},{'line':3,'service':'Draw','code':'36415','from':'2026-10-30','" \
  "charge':25.00}]}"
#define WORKED_LINES                                                                                                                            \
  "{'line':1,'charge':260,'paid':112,'adjust':[{'group':'CO','carc':'45','amount':118},{'group':'PR','carc':'3','amount':30}]},"                \
  "{'line':2,'charge':95,'paid':18,'allowed':22.5,'adjust':[{'group':'CO','carc':'45','amount':72.5},{'group':'PR','carc':'2','amount':4.5}]}," \
  "{'line':3,'charge':25,'paid':0,'remarks':['M15'],'adjust':[{'group':'CO','carc':'97','amount':25}]}"
#define WORKED_OTHERS                                                                                                                                \
  "{'claim':'ACCT-B','status':1,'charge':1450,'paid':0,'patient':0,'lines':[{'line':1,'charge':1450,'paid':0,'adjust':[{'group':'CO','carc':'197','" \
  "amount':1450}]}]},"                                                                                                                               \
  "{'claim':'ACCT-C','status':22,'charge':-310,'paid':-120,'patient':-30,'lines':[{'line':1,'charge':-310,'paid':-120,'adjust':[{'group':'CO','"     \
  "carc':'45','amount':-160},{'group':'PR','carc':'2','amount':-30}]}]},"                                                                            \
  "{'claim':'ACCT-C','status':1,'charge':310,'paid':144,'patient':36,'lines':[{'line':1,'charge':310,'paid':144,'adjust':[{'group':'CO','carc':'45'" \
  ",'amount':130},{'group':'PR','carc':'2','amount':36}]}]}"
#define WORKED_PLB "'provider_adjustments':[{'code':'WO','reference':'26101PX777','amount':40.00},{'code':'L6','amount':-1.10}]"
#define WORKED(PAID, CLAIM_PAID, PATIENT)                                                                                      \
  "{'era1':{'date':'2026-11-16','trace':'EFT0098112','paid':" PAID "," WORKED_PLB                                              \
  ",'claims':[{'claim':'ACCT-A','payer_control':'26150PX001','status':1,'charge':380,'paid':" CLAIM_PAID ",'patient':" PATIENT \
  ",'lines':[" WORKED_LINES "]}," WORKED_OTHERS "]}}"

#define ONE_CLAIM                                                                                                                                  \
  "{'form':'837P','number':'A','lines':[{'line':1,'service':'s','code':'1','from':'2026-01-02','charge':100},{'line':2,'service':'s','code':'2','" \
  "from':'2026-01-02','charge':50}]}"
#define ADJUST(GROUP, CARC, AMOUNT) "{'group':'" GROUP "','carc':'" CARC "','amount':" AMOUNT "}"
/* One claim of 100.00 and 50.00; line 2 is paid in full, line 1 as said. */
#define ONE(PAID, LINE)                                                                                             \
  "{'e':{'paid':" PAID ",'claims':[{'claim':'A','status':1,'charge':150,'paid':" PAID ",'patient':0,'lines':[" LINE \
  ",{'line':2,'charge':50,'paid':50}]}]}}"
#define LINE_ONE(PAID, ADJUSTS, MORE) "{'line':1,'charge':100,'paid':" PAID ",'adjust':[" ADJUSTS "]" MORE "}"

#endif
