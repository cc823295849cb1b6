package sarif

import "honnef.co/go/tools/sarif"

// The types below are those of SARIF that honnef.co/go/tools/sarif lacks, or that
// it has without a field that is needed here.

type log struct {
	Version string `json:"version"`
	Schema  string `json:"$schema"`
	Runs    []run  `json:"runs"`
}

type run struct {
	Tool        tool         `json:"tool"`
	Invocations []invocation `json:"invocations"`
	ColumnKind  string       `json:"columnKind"`
	Results     []result     `json:"results"`
}

type tool struct {
	Driver driver `json:"driver"`
}

type driver struct {
	Name           string `json:"name"`
	Version        string `json:"version,omitempty"`
	InformationURI string `json:"informationUri"`
	Rules          []rule `json:"rules"`
}

type rule struct {
	sarif.ReportingDescriptor
	Name            string        `json:"name"`
	FullDescription sarif.Message `json:"fullDescription"`
	Properties      ruleFacts     `json:"properties"`
}

type ruleFacts struct {
	Tags []string `json:"tags"`
}

type invocation struct {
	ExecutionSuccessful bool           `json:"executionSuccessful"`
	Notifications       []notification `json:"toolExecutionNotifications"`
}

type notification struct {
	Level   string        `json:"level"`
	Message sarif.Message `json:"message"`
}

type result struct {
	sarif.Result
	RuleIndex           int               `json:"ruleIndex"`
	PartialFingerprints map[string]string `json:"partialFingerprints"`
	CodeFlows           []codeFlow        `json:"codeFlows,omitempty"`
	BaselineState       string            `json:"baselineState,omitempty"`
	Properties          resultFacts       `json:"properties"`
}

type resultFacts struct {
	Symbol        string   `json:"symbol"`
	Confidence    string   `json:"confidence"`
	InstanceLocal bool     `json:"instanceLocal"`
	Impact        string   `json:"impact"`
	Move          string   `json:"move"`
	Effort        int      `json:"effort"`
	Routes        []string `json:"routes"`
}

type codeFlow struct {
	ThreadFlows []threadFlow `json:"threadFlows"`
}

type threadFlow struct {
	Locations []threadFlowLocation `json:"locations"`
}

type threadFlowLocation struct {
	Location sarif.Location `json:"location"`
}
