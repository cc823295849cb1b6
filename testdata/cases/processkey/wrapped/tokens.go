package wrapped

import (
	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

// A Signer signs tokens.
type Signer struct {
	signer jose.Signer
	key    any // want "Signer.key holds a token-signing key that each process makes up.*\\[processkey\\]"
}

// NewSigner returns a signer for a key.
func NewSigner(key any) (*Signer, error) {
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.HS256, Key: key}, nil)
	if err != nil {
		return nil, err
	}
	return &Signer{signer: signer, key: key}, nil
}

// Sign returns a token about a user.
func (s *Signer) Sign(user string) (string, error) {
	return jwt.Signed(s.signer).Claims(jwt.Claims{Subject: user}).Serialize()
}

// Verify returns the user that a token is about.
func (s *Signer) Verify(token string) (string, error) {
	claims, err := verify(token, s.key)
	return claims.Subject, err
}

func verify(token string, key any) (claims jwt.Claims, err error) {
	t, err := jwt.ParseSigned(token, []jose.SignatureAlgorithm{jose.HS256})
	if err != nil {
		return claims, err
	}
	return claims, t.Claims(key, &claims)
}
