/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gallery of chains: names and cue words only. */
#include "tln-detect.h"
#include "tln-stages-edit.h"
#include "tln-theses.h"

static const TlnStageTemplate ai[] = {
  { "大模型", "Models", NULL, "model" },
  { "训练算力", "Training compute", NULL, "training_compute" },
  { "AI应用", "Applications", NULL, "applications" },
  { "推理算力", "Inference compute", NULL, "inference_compute" },
};

static const TlnStageTemplate vehicles[] = {
  { "锂与矿产", "Lithium and minerals",
    "碳酸锂|锂矿|锂盐|氢氧化锂|盐湖提锂|镍矿|钴价|lithium|lithium carbonate|spodumene|nickel "
    "ore|cobalt|brine",
    NULL },
  { "电池", "Batteries",
    "动力电池|电芯|磷酸铁锂|三元电池|固态电池|隔膜|电解液|正极材料|负极材料|battery "
    "cell|battery cells|battery pack|LFP|solid-state battery|cathode|anode|separator|electrolyte",
    NULL },
  { "整车", "Vehicle makers",
    "新能源车|新能源汽车|电动车|纯电|插电混动|增程|交付量|渗透率|electric vehicle|electric "
    "vehicles|EV maker|EV makers|plug-in hybrid|deliveries|EV penetration",
    NULL },
  { "充电与补能", "Charging",
    "充电桩|充电站|换电|超充|快充|补能|charging station|charging stations|charger "
    "network|battery swap|fast charging|supercharger",
    NULL },
  { "智能驾驶", "Driver assistance",
    "智能驾驶|自动驾驶|智驾|激光雷达|城市领航|辅助驾驶|autonomous driving|self-driving|driver "
    "assistance|lidar|robotaxi",
    NULL },
};

static const TlnStageTemplate biotech[] = {
  { "靶点与发现", "Discovery",
    "靶点|先导化合物|药物发现|临床前|drug target|drug discovery|lead compound|preclinical", NULL },
  { "临床试验", "Clinical trials",
    "临床试验|一期临床|二期临床|三期临床|入组|临床终点|clinical trial|clinical trials|phase "
    "1|phase 2|phase 3|enrolment|enrollment|primary endpoint",
    NULL },
  { "审批与医保", "Approval and coverage",
    "获批上市|新药申请|药监局|医保谈判|医保目录|集采|drug approval|new drug "
    "application|FDA|EMA|reimbursement|formulary",
    NULL },
  { "授权与出海", "Licensing",
    "授权引进|对外授权|首付款|里程碑付款|出海|license-out|out-licensing|upfront "
    "payment|milestone payment|licensing deal",
    NULL },
  { "生产与外包", "Manufacturing",
    "CXO|CDMO|合同生产|产能利用率|原料药|contract manufacturer|contract "
    "manufacturing|bioreactor|active ingredient|fill and finish",
    NULL },
};

static const TlnStageTemplate rates[] = {
  { "通胀与就业", "Inflation and jobs",
    "通胀|通货膨胀|CPI|PPI|核心通胀|非农就业|失业率|inflation|core inflation|consumer "
    "prices|payrolls|unemployment rate|wage growth",
    NULL },
  { "央行", "Central bank",
    "央行|加息|降息|降准|点阵图|议息会议|逆回购|central bank|rate hike|rate hikes|rate cut|rate "
    "cuts|dot plot|policy rate|reserve requirement",
    NULL },
  { "债券", "Bonds",
    "国债收益率|收益率曲线|债市|信用利差|久期|treasury yield|treasury yields|yield curve|bond "
    "market|credit spread|duration",
    NULL },
  { "信贷与地产", "Credit and property",
    "社融|信贷|房贷利率|房地产销售|按揭|bank lending|mortgage rate|mortgage rates|home "
    "sales|housing starts|credit growth",
    NULL },
  { "股票估值", "Equity valuation",
    "市盈率|估值修复|股权风险溢价|红利股|成长股|price-earnings|valuation multiple|equity risk "
    "premium|dividend stocks|growth stocks",
    NULL },
};

const TlnChainTemplate tln_chain_templates[TLN_N_CHAIN_TEMPLATES] = {
  { "AI算力", "AI compute", ai, G_N_ELEMENTS (ai) },
  { "新能源汽车", "Electric vehicles", vehicles, G_N_ELEMENTS (vehicles) },
  { "创新药", "Biotech", biotech, G_N_ELEMENTS (biotech) },
  { "利率周期", "Interest-rate cycle", rates, G_N_ELEMENTS (rates) },
};

static gboolean
add_stage (TlnDb *db, gint64 chain, const TlnStageTemplate *stage, gboolean zh, GError **error)
{
  g_auto (GStrv) own = stage->cues != NULL ? g_strsplit (stage->cues, "|", -1) : NULL;
  const char *const *cues =
      own != NULL ? (const char *const *) own : tln_detect_builtin_cues (stage->key);

  return tln_theses_add_stage (db, chain, zh ? stage->zh : stage->en, cues, error) != 0;
}

gint64
tln_chains_add_template (TlnDb *db, guint which, const char *language, GError **error)
{
  gboolean zh = language != NULL && g_str_has_prefix (language, "zh");

  g_return_val_if_fail (which < TLN_N_CHAIN_TEMPLATES, 0);
  const TlnChainTemplate *template = &tln_chain_templates[which];
  gint64 chain = tln_theses_add_chain (db, zh ? template->zh : template->en, error);
  for (guint i = 0; chain != 0 && i < template->n_stages; i++)
    if (!add_stage (db, chain, &template->stages[i], zh, error))
      return 0;
  return chain;
}
