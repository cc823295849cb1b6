// Package lambdafn gives functions to AWS Lambda.
package lambdafn

import (
	"context"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

type order struct{ ID string }

func handle(ctx context.Context, r events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) { // want `^lambda:$`
	return events.APIGatewayV2HTTPResponse{StatusCode: 200}, nil
}

func handleOrder(o order) error { return nil } // want `^lambda:$`

type shop struct{}

func (s *shop) handle(ctx context.Context) error { return nil } // want `^lambda:$`

type raw struct{}

func (raw) Invoke(ctx context.Context, payload []byte) ([]byte, error) { return payload, nil } // want `^lambda:$`

func start(which string) {
	switch which {
	case "http":
		lambda.Start(handle)
	case "order":
		lambda.Start(handleOrder)
	case "method":
		s := &shop{}
		lambda.StartWithOptions(s.handle)
	default:
		lambda.StartHandler(raw{})
	}
}
