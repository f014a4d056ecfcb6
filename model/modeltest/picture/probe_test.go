package picture
import ("testing";"time";"backcoach/model/modeltest/term")
func TestProbe(t *testing.T){
 p:=&term.Program{Package:"backcoach"}; defer p.Remove()
 tm:=term.Start(t,term.Options{Program:p,Env:[]string{"COLORTERM=truecolor"}},"--demo","--now","2026-03-02T09:00:00Z")
 for _,k:=range []string{"2","1","1","1","1","2","1"} { tm.Keys(k); time.Sleep(500*time.Millisecond)}
 w:=func(ks ...string){ for _,k:=range ks { tm.Keys(k); time.Sleep(500*time.Millisecond)}; t.Log("\n"+tm.Picture()) }
 w("1"); w("1","enter");
 for range 7 { w("2","enter") }
 w("3"); w("1"); w("1")
 time.Sleep(8*time.Second); t.Log(tm.Picture()); w("space")
}
