// PCRE2 selects its code unit width by this macro; 8 means UTF-8 text.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
