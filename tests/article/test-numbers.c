/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers with unit, scale and qualifier, and what looks like one and is none. */
#include "figure-support.h"

#include <string.h>

typedef struct {
  const char *text;
  const char *expect;
} Case;

static void
check (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *line = numbers_line (cases[i].text);
    if (strcmp (line, cases[i].expect) != 0)
      g_error ("%s\n  expected %s\n  found    %s", cases[i].text, cases[i].expect, line);
  }
}

static void
test_scales (void)
{
  static const Case cases[] = {
    { "规模515.05亿元，净流入1.2万亿元。", "515.05亿元=51505000000 CNY; 1.2万亿元=1.2e+12 CNY" },
    { "成本为600万美元，售价1,299元。", "600万美元=6000000 USD; 1,299元=1299 CNY" },
    { "募资８０００万港元", "８０００万港元=80000000 HKD" },
    { "发行3千万股，市值2百万欧元", "3千万股=30000000 units:股; 2百万欧元=2000000 EUR" },
    { "Sales rose to $3.4 trillion and €20bn.",
      "$3.4 trillion=3.4e+12 USD; €20bn=20000000000 EUR" },
    { "It costs $50k, HK$5m or US$12tn.",
      "$50k=50000 USD; HK$5m=5000000 HKD; US$12tn=1.2e+13 USD" },
    { "Value of USD 112.74 Billion and 45 million yuan",
      "USD 112.74 Billion=112740000000 USD; 45 million yuan=45000000 CNY" },
    { "They spent two million dollars.", "two million dollars=2000000 USD" },
    { "人民币5亿元", "人民币5亿元=500000000 CNY" },
    { "这款产品在国内的售价是¥99", "¥99=99 CNY" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_units (void)
{
  static const Case cases[] = {
    { "上升0.5个百分点，利率下调25个基点",
      "0.5个百分点=0.5 percentage_points; 25个基点=25 basis_points" },
    { "毛利率３５．２％", "３５．２％=35.2 percent" },
    { "yields fell 25 bps, or 0.3 percentage points",
      "25 bps=25 basis_points; 0.3 percentage points=0.3 percentage_points" },
    { "装机3.5GW，制程7nm，指数报3200.5点", "3.5GW=3.5 GW; 7nm=7 nm; 3200.5点=3200.5 points" },
    { "员工1200人，门店300家", "1200人=1200 persons; 300家=300 units:家" },
    { "历时1.5小时，未来5年", "1.5小时=1.5 hours; 5年=5 years" },
    { "speed grew 3x and 10-fold, used by 40 companies",
      "3x=3 times; 10-fold=10 times; 40 companies=40 units:companies" },
    { "净利润同比-3.5%，另一项+2%", "-3.5%=-3.5 percent; +2%=2 percent" },
    { "The share of 5,3 % rose", "5,3 %=5.3 percent" },
    { "PMI为50.2，汇率报7.1256", "50.2=50.2; 7.1256=7.1256" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_qualifiers (void)
{
  static const Case cases[] = {
    { "单日市值一度蒸发近6000亿美元。", "近6000亿美元=600000000000 USD at_one_point nearly" },
    { "现已超过30万次/日", "超过30万次=300000 units:次 over" },
    { "增速高达190%，跌幅一度5%", "高达190%=190 percent up_to; 一度5%=5 percent at_one_point" },
    { "约3万人，不足2成，至少5倍",
      "约3万人=30000 persons about; 不足2成=20 percent under; 至少5倍=5 times at_least" },
    { "300多家，3000余亿元", "300多家=300 units:家 over; 3000余亿元=300000000000 CNY over" },
    { "占比60%以上，10%左右，5%以下",
      "60%以上=60 percent at_least; 10%左右=10 percent about; 5%以下=5 percent at_most" },
    { "附近3家，公约5项", "3家=3 units:家; 5项=5 units:项" },
    { "近3年", "3年=3 years" },
    { "30家以上市公司", "30家=30 units:家" },
    { "nearly $5 billion, more than 20%, up to 30 GW",
      "nearly $5 billion=5000000000 USD nearly; more than 20%=20 percent over; up to 30 GW=30 GW "
      "up_to" },
    { "at least 40 companies and about 7 percent",
      "at least 40 companies=40 units:companies at_least; about 7 percent=7 percent about" },
    { "turnover 5%", "5%=5 percent" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_ranges (void)
{
  static const Case cases[] = {
    { "增长10%—20%", "10%—20%=10..20 percent" },
    { "放大3至5倍", "3至5倍=3..5 times" },
    { "收入6万至8万元", "6万至8万元=60000..80000 CNY" },
    { "耗资10-20亿元", "10-20亿元=1000000000..2000000000 CNY" },
    { "三至四成", "三至四成=30..40 percent" },
    { "10 to 20 million dollars", "10 to 20 million dollars=10000000..20000000 USD" },
    { "from $209-$489 a month", "$209-$489=209..489 USD" },
    { "2,500-3,500 calories", "2,500-3,500=2500..3500" },
    { "$10-20 million", "$10-20 million=10000000..20000000 USD" },
    /* a change is no range */
    { "从10%到20%", "10%=10 percent; 20%=20 percent" },
    { "from 10% to 20%", "10%=10 percent; 20%=20 percent" },
    /* nor is what falls */
    { "20%-10%", "20%=20 percent; 10%=10 percent" },
    { "5%到3亿元", "5%=5 percent; 3亿元=300000000 CNY" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_numerals (void)
{
  static const Case cases[] = {
    { "仅用了二十分之一的成本", "二十分之一=0.05 fraction" },
    { "百分之五十，百分之12.5", "百分之五十=50 percent; 百分之12.5=12.5 percent" },
    { "下降三成，增长两倍，只剩一半", "三成=30 percent; 两倍=2 times; 一半=0.5 fraction" },
    { "花费数千亿美元，几十家，上百个", "数千亿美元=? USD; 几十家=? units:家; 上百个=? units:个" },
    { "三百五十万辆，五千亿元", "三百五十万辆=3500000 units:辆; 五千亿元=500000000000 CNY" },
    { "超百亿元，近千家，逾万亿美元",
      "超百亿元=10000000000 CNY over; 近千家=1000 units:家 nearly; 逾万亿美元=1e+12 USD over" },
    { "百亿元，高超百人，近千年，超万科", "" },
    { "未来五年", "五年=5 years" },
    { "五个百分点", "五个百分点=5 percentage_points" },
    /* everyday words */
    { "一个、三种、两人、第一家、五年计划、一点、一半导体公司", "" },
    { "四大行业，十分重要，千万不要，一千零一夜", "" },
    { "多数百姓，指数千变万化", "" },
    /* 一百五 may be 150 or 105 */
    { "一百五元，三千五元", "" },
    { "三成员，五成份", "" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_none (void)
{
  static const Case cases[] = {
    { "515050.SH 与 芯片ETF(159995)", "" },
    { "DeepSeek-R1、V3、GPT-4、5G、A100、H20、4K、70B", "" },
    { "GPT 3.5 and Llama 3 and Windows 11 users and iOS 17.4", "" },
    { "2025年3月10日18:30，2月23日，2024年", "" },
    { "1. 第一\n2. 第二\n(3) 第三\n第5家、第12条", "" },
    { "电话 400-820-8820，010-12345678 转 2", "" },
    { "page 3 of 12, section 3.2, version 1.2.3, 10:30, 3/4, 16:9", "" },
    { "https://a.example/5%20x?n=30% a@b30.example", "" },
    { "沪深300、中证500、50个股、300个股", "" },
    { "2024款，90后，下午3点，3点钟，5元宝", "" },
    { "3亿5千万元", "" },
    { "面积5²，注³", "" },
    { "the 2024 students; in 2025 people left; ISO 9001", "" },
    { "24年净利润，10年期国债", "" },
    { "3万科股份", "" },
    { "more than 30 others, about 12", "" },
    { "1,5,7,9 and 5，300家", "300家=300 units:家" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/numbers/scales", test_scales);
  g_test_add_func ("/numbers/units", test_units);
  g_test_add_func ("/numbers/qualifiers", test_qualifiers);
  g_test_add_func ("/numbers/ranges", test_ranges);
  g_test_add_func ("/numbers/numerals", test_numerals);
  g_test_add_func ("/numbers/none", test_none);
  return g_test_run ();
}
